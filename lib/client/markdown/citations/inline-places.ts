/** How far around a place its line is looked at. */
const REACH = 300;

/** Signs of emphasis that touch the place: behind them where they close something, before them where they open. */
export function closedBefore(source: string, at: number): number {
  let [start, end] = [at, at];
  while (start > 0 && isSign(source, start - 1)) start -= 1;
  while (end < source.length && isSign(source, end)) end += 1;
  if (start === end) return at;
  if (isClosing(source, start, end)) return end;
  while (start > 0 && /[ \t]/.test(source.charAt(start - 1))) start -= 1;
  return start;
}

function isSign(source: string, at: number): boolean {
  return /[*_~]/.test(source.charAt(at)) && source[at - 1] !== "\\";
}

function isClosing(source: string, start: number, end: number): boolean {
  if (start === 0 || /\s/.test(source.charAt(start - 1))) return false;
  if (end >= source.length || /\s/.test(source.charAt(end))) return true;
  // With letters on both sides it closes what is open: an odd number of the same signs before it.
  const paragraph =
    source
      .slice(Math.max(0, start - 2 * REACH), start)
      .split(/\n[ \t]*\n/)
      .at(-1) ?? "";
  const sign = source.slice(start, Math.min(end, start + 2));
  return (paragraph.split(sign).length - 1) % 2 === 1;
}

const SPANS = [
  // Code, the address of a link, the label of a reference or a footnote, an address or a tag in angles.
  /(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/,
  /\]\((?:[^()\s\\]|\\.|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/,
  /\]\[[^\]]{0,200}\]/,
  /\[\^[^\s[\]]{1,64}\]/,
  /<[^<>\s][^<>]*>/,
  // Formulas, escapes, references of characters.
  /\$\$[^$]+\$\$|\$[^$\s](?:[^$]*[^$\s])?\$(?!\d)/,
  /\\\(.*?\\\)|\\\[.*?\\\]|\\./,
  /&#?\w{1,31};/,
];
const SPAN = new RegExp(SPANS.map(({ source }) => `(?:${source})`).join("|"), "g");

/** Behind what must stay in one piece, where the place is inside of it. */
export function endOfSpan(source: string, place: number): number {
  const from = Math.max(source.lastIndexOf("\n", place - 1) + 1, place - REACH);
  const line = source.slice(from, place + REACH).split("\n", 1)[0] ?? "";
  for (const match of line.matchAll(SPAN)) {
    const start = from + match.index;
    if (start >= place) break;
    if (start + match[0].length > place) return start + match[0].length;
  }
  return place;
}

/** A bare address would take in a sign that touches it, so the sign goes behind the space after it; null if there is none. */
export function endOfAddress(source: string, place: number): number | null {
  const before = /\S*$/.exec(source.slice(Math.max(0, place - REACH), place))?.[0] ?? "";
  if (!/(?<![(<])(?:https?:\/\/|www\.)|\w@\w/i.test(before) || /[)>]$/.test(before)) return null;
  const rest = /^\S*/.exec(source.slice(place, place + REACH))?.[0] ?? "";
  const end = place + rest.length;
  return source[end] === " " && /\S/.test(source.charAt(end + 1)) ? end + 1 : end;
}

// Scripts without spaces between words: there, a place between two letters is as good as any.
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[\ud840-\ud88d]/;

export function endOfWord(source: string, place: number): number {
  const [before, after] = [source.charAt(place - 1), source.charAt(place)];
  if (!/[\p{L}\p{N}\p{M}]/u.test(before) || UNSPACED.test(before) || UNSPACED.test(after)) return place;
  const rest = /^[\p{L}\p{N}\p{M}]{1,100}/u.exec(source.slice(place, place + REACH))?.[0] ?? "";
  const end = UNSPACED.exec(rest)?.index ?? rest.length;
  return place + end;
}
