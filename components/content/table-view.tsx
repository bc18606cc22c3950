import { useCallback } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import type { ColumnAlign, TableBlock } from "@/lib/client/markdown/blocks";
import { directionOfCells } from "@/lib/client/markdown/direction";
import { tableToCsv } from "@/lib/client/markdown/table-to-csv";
import { t } from "@/lib/i18n/translate";
import { inOrder } from "./in-order";
import { ScrollBox } from "./scroll-box";
import { TableRest } from "./table-rest";
import { RowSegment, RowView } from "./table-rows";
import { useColumnWidths } from "./use-column-widths";
import { useLatest } from "./use-latest";

type TableViewProps = { table: TableBlock };

/** Segments of rows. A table lays out all of its cells with each that comes, so beyond this many there is another one. */
const SEGMENTS_MAX = 8;

export function TableView({ table }: TableViewProps) {
  const { columns, header, rows } = table;
  const isLong = rows.length > SEGMENTS_MAX;
  const { ref, widths } = useColumnWidths(isLong);
  const rests = Array.from({ length: Math.ceil(rows.length / SEGMENTS_MAX) - 1 }, (_, rest) =>
    rows.slice((rest + 1) * SEGMENTS_MAX, (rest + 2) * SEGMENTS_MAX),
  );
  const latest = useLatest(table);
  const csv = useCallback(() => ({ text: tableToCsv(latest()) }), [latest]);
  return (
    <div dir={directionOfCells(header)} className="group/table relative min-w-0">
      <ScrollBox name={t("Table")} className="rounded-lg border border-line">
        <table ref={ref} className="reply-table w-full border-collapse text-ui">
          <colgroup>
            {inOrder(columns, (align: ColumnAlign) => (
              <col data-align={align} />
            ))}
          </colgroup>
          <thead className="bg-surface text-ink">
            <RowView row={header} columns={columns} isHeader />
          </thead>
          {inOrder(isLong ? rows.slice(0, SEGMENTS_MAX) : rows, (segment) => (
            <RowSegment rows={segment} columns={columns} />
          ))}
        </table>
        {inOrder(rests, (segments) => (
          <TableRest segments={segments} columns={columns} widths={widths} />
        ))}
      </ScrollBox>
      {/* On the edge, so that it takes no room of the text and lies over no cell. */}
      <CopyButton
        label={t("Copy as CSV")}
        content={csv}
        className="absolute -top-4 end-2 border border-line bg-raised coarse:-top-6 pointer-fine:opacity-0 pointer-fine:group-focus-within/table:opacity-100 pointer-fine:group-hover/table:opacity-100"
      />
    </div>
  );
}
