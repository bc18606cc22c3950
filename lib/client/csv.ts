const NUMBER = /^[+-]?\d+([.,]\d+)*$/;

/** Rows of cells as RFC 4180 has them. */
export function toLines(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets do not show; text that
 * is a number is left alone.
 */
export function guarded(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
