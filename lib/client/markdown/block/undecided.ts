/**
 * Is this beginning of a line still too short to say what the line will be? Such a beginning is
 * not shown: `-` may become a bullet, a rule or an underline, and none of the three shows a dash.
 */
export function isUndecided(lineStart: string): boolean {
  const start = lineStart.trim();
  return start === "" || undecidedStarts.some((pattern) => pattern.test(start));
}

const undecidedStarts = [
  // Rule, bullet, setext underline, or the first signs of emphasis.
  /^([-*_+=])(?:[ \t]*\1)*$/,
  // Number of a list.
  /^\d{1,9}[.)]?$/,
  // Heading.
  /^#{1,6}$/,
  // Fence and the language beside it.
  /^(?:`{1,2}|`{3,}[^`]*|~{1,2}|~{3,}.*)$/,
  // Formula.
  /^(?:\$\$?|\\\[?)$/,
  // Label of a footnote, or a line that begins with a reference to one.
  /^\[(?:\^[^\s[\]]{0,64}\]?)?$/,
  // Delimiter row of a table.
  /^[|:][|:\- \t]*$/,
  /^-[|:\- \t]*$/,
];

/** The beginning of a line that may become the definition of a link, of which nothing is shown. */
export function mayBeDefinition(lineStart: string): boolean {
  return /^ {0,3}\[(?!\^)[^[\]]{1,200}\]:.{0,1000}$/.test(lineStart);
}

/** What of a task's box has arrived: `[`, `[x`, `[x]`. */
export function isUndecidedTask(content: string): boolean {
  return /^\[(?:[ xX]\]?)?[ \t]*$/.test(content);
}
