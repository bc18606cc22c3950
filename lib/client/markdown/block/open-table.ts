import { append } from "@/lib/client/markdown/segments";
import { interruptsParagraph, isBlank } from "./block-starts";
import type { LineContext } from "./line-context";
import { type Container, type OpenParagraph, type OpenTable, opened } from "./open-blocks";
import { parseColumns, toRow } from "./table-rows";
import { settleOpen } from "./to-block";

/** A paragraph's last line turns out to be a table's header when a delimiter row follows it. */
export function startTable(container: Container, open: OpenParagraph, line: string): Container | null {
  const above = open.source.trimEnd();
  const headerStart = above.lastIndexOf("\n") + 1;
  const header = above.slice(headerStart);
  const columns = parseColumns(header, line);
  if (!columns) return null;
  const text = { ...open, source: above.slice(0, headerStart) };
  const before = text.source === "" ? container : settleOpen(opened(container, text));
  const headerRow = toRow(header, columns.length);
  return opened(before, { kind: "table", columns, header: headerRow, rows: [], unfinishedRow: "" });
}

export function continueTable(open: OpenTable, line: string, context: LineContext): OpenTable | null {
  if (isBlank(line) || interruptsParagraph(line)) return null;
  if (context.extent !== "whole") return { ...open, unfinishedRow: line };
  return { ...open, rows: append(open.rows, toRow(line, open.columns.length)) };
}

export function appendToTable(open: OpenTable, text: string): OpenTable {
  const row = open.unfinishedRow + text;
  if (!row.endsWith("\n")) return { ...open, unfinishedRow: row };
  return { ...open, rows: append(open.rows, toRow(row, open.columns.length)), unfinishedRow: "" };
}
