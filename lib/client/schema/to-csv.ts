import { guarded, toLines } from "@/lib/client/csv";
import { isSchema } from "@/lib/protocol/json-schema-words";

/** Rows of a value as CSV, which a spreadsheet runs nothing of; numbers are left as they are. */
export function toCsv(rows: readonly unknown[], columns: readonly string[]): string {
  const lines = rows.map((row) => columns.map((column) => cellOf(row, column)));
  return toLines([columns.map(guarded), ...lines]);
}

function cellOf(row: unknown, column: string): string {
  const value = isSchema(row) && Object.hasOwn(row, column) ? row[column] : undefined;
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return guarded(value);
  if (Array.isArray(value) && value.every((entry) => typeof entry !== "object"))
    return guarded(value.join("; "));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
