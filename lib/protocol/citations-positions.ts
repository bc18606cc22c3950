/**
 * Where in the text, in UTF-16 units, so many UTF-8 bytes have passed, for each of `offsets`. Inside a
 * character, or a grapheme of several, the place is behind it; beyond the end it is the end. All
 * offsets are found in one pass over the text.
 */
export function toPositions(text: string, offsets: readonly number[]): ReadonlyMap<number, number> {
  const positions = new Map<number, number>();
  let at = 0;
  let bytes = 0;
  for (const offset of [...new Set(offsets)].sort((first, second) => first - second)) {
    while (bytes < offset && at < text.length) {
      const code = text.codePointAt(at) ?? 0;
      bytes += bytesOf(code);
      at += code > 0xffff ? 2 : 1;
    }
    positions.set(offset, endOfGrapheme(text, at));
  }
  return positions;
}

function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x1_0000 ? 3 : 4;
}

/** Below this, no two characters join, but for the two of a line's end. */
const FIRST_COMBINING = 0x300;

/** So far ahead is looked at first, because a look at all of the text would take too long. */
const AHEAD = 64;

let segmenter: Intl.Segmenter | undefined;

function endOfGrapheme(text: string, at: number): number {
  if (at <= 0 || at >= text.length || isPlainBoundary(text, at)) return at;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const from = startBefore(text, at);
  for (let ahead = AHEAD; ; ahead *= 4) {
    const around = segmenter.segment(text.slice(from, at + ahead)).containing(at - from);
    if (!around || around.index === at - from) return at;
    const end = from + around.index + around.segment.length;
    if (end < at + ahead || end >= text.length) return end;
  }
}

function isPlainBoundary(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before < FIRST_COMBINING && after < FIRST_COMBINING && !(before === 0x0d && after === 0x0a);
}

/** A letter of ASCII or a space, before which a grapheme ends. Flags can only be counted off from such a place. */
function startBefore(text: string, at: number): number {
  let start = at - 1;
  while (start > 0 && !(text.charCodeAt(start) >= 0x20 && text.charCodeAt(start) < 0x7f)) start -= 1;
  return start;
}
