/** A stretch of text, or one character in it that nobody can see. */
export type Stretch = { text: string; isHidden: boolean };

// A picture may be made of several characters that are not seen one by one: it is matched first, and kept.
const PICTURE =
  /(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D(?=\p{Extended_Pictographic}))?)+|[0-9#*]\uFE0F\u20E3/u;
const UNSEEN = /(?![\t\n\r])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Zl}\p{Zp}\u2800]/u;
const EITHER = new RegExp(`(${PICTURE.source})|${UNSEEN.source}`, "gu");

/** Splits a text at what cannot be seen in it: zero-width and bidirectional characters, tags, controls. */
export function splitAtHidden(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const { 0: match, 1: picture, index } of text.matchAll(EITHER)) {
    if (picture !== undefined) continue;
    if (index > end) stretches.push({ text: text.slice(end, index), isHidden: false });
    stretches.push({ text: match, isHidden: true });
    end = index + match.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), isHidden: false });
  return stretches;
}

/** JSON with its hidden characters written as escapes: it means the same, and shows all of it. */
export function escapeHidden(json: string): string {
  return splitAtHidden(json)
    .map(({ text, isHidden }) => (isHidden ? toEscapes(text) : text))
    .join("");
}

/** The names of the hidden characters of a text, each once, in order. */
export function hiddenIn(text: string): string[] {
  const hidden = splitAtHidden(text).filter(({ isHidden }) => isHidden);
  return [...new Set(hidden.map((stretch) => nameOfHidden(stretch.text)))];
}

function nameOfHidden(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

function toEscapes(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
