import { isSchema } from "@/lib/protocol/json-schema-words";

/**
 * Rows as RFC 4180 has them. Text that a spreadsheet would run as a formula gets an apostrophe in front,
 * which spreadsheets do not show; text that is a number is left alone, as are numbers.
 */
export function toCsv(rows: readonly unknown[], columns: readonly string[]): string {
  const lines = rows.map((row) => columns.map((column) => cellOf(row, column)));
  return [columns.map(guarded), ...lines].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

function cellOf(row: unknown, column: string): string {
  const value = isSchema(row) && Object.hasOwn(row, column) ? row[column] : undefined;
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return guarded(value);
  if (Array.isArray(value) && value.every((entry) => typeof entry !== "object"))
    return guarded(value.join("; "));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const NUMBER = /^[+-]?\d+([.,]\d+)*$/;

function guarded(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
