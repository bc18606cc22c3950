/** What can be the label of a footnote, as the source of a pattern. */
export const FOOTNOTE_LABEL = "[^\\s[\\]\\\\`<\\ue000]{1,64}";

/** Two labels mean the same definition when they differ in case and white space only. */
export function labelOf(source: string): string {
  return source.trim().replace(/\s+/g, " ").toLowerCase();
}
