/**
 * Text in pieces of some fifty characters. Each becomes a text node; while the text grows, only
 * the last one is written again, so what a reader has selected before it stays selected.
 */
export function textPieces(text: string): readonly string[] {
  return text.match(/.{48}\S{0,32}\s*|.+/gsu) ?? [];
}
