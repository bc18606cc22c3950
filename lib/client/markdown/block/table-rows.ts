import type { ColumnAlign, TableRow } from "@/lib/client/markdown/blocks";
import { lexInline, lexOpenInline } from "@/lib/client/markdown/inline/lex-inline";

/** More columns than this is not a table that anyone reads, and each row would cost too much. */
const COLUMNS_MAX = 256;

/** The columns that a delimiter row sets under a header of as many cells, or null. */
export function parseColumns(header: string, delimiterRow: string): ColumnAlign[] | null {
  if (!/^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(delimiterRow)) return null;
  if (!delimiterRow.includes("|") && !header.includes("|")) return null;
  const cells = splitCells(delimiterRow);
  if (cells.length > COLUMNS_MAX || cells.length !== splitCells(header).length) return null;
  return cells.map((cell) => (!cell.endsWith(":") ? "start" : cell.startsWith(":") ? "center" : "end"));
}

export function toRow(line: string, columns: number): TableRow {
  const cells = splitCells(line);
  return Array.from({ length: columns }, (_, column) => lexInline(cells[column] ?? ""));
}

/** The row as far as it has come: its last cell may still grow. */
export function toUnfinishedRow(line: string, columns: number): TableRow {
  const cells = splitCells(line);
  const last = endsCell(line) ? -1 : cells.length - 1;
  return Array.from({ length: columns }, (_, column) => {
    const cell = cells[column] ?? "";
    return column === last ? lexOpenInline(cell) : lexInline(cell);
  });
}

function splitCells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
}

function endsCell(line: string): boolean {
  return /(?<!\\)\|\s*$/.test(line);
}

/**
 * May this line be a table's header? It is hidden until the next line says. Only a leading pipe
 * counts: to hide "P(A | B)" as well would hold back prose. Nor is a longer line a header.
 */
export function mayBeHeader(line: string): boolean {
  return line.length <= HEADER_MAX && /^ {0,3}\|/.test(line);
}

const HEADER_MAX = 500;
