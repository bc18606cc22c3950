import { guarded, toLines } from "@/lib/client/csv";
import type { TableBlock, TableRow } from "./blocks";
import { inlineText } from "./plain-text";

/** What the table says, without how it looks. */
export function tableToCsv({ header, rows }: TableBlock): string {
  const cellsOf = (row: TableRow) => row.map((cell) => guarded(inlineText(cell).trim()));
  return toLines([header, ...rows.flat()].map(cellsOf));
}
