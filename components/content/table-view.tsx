import { memo } from "react";
import type { ColumnAlign, TableBlock, TableRow } from "@/lib/client/markdown/blocks";
import { inOrder } from "./in-order";
import { InlineView } from "./inline-view";
import { ScrollBox } from "./scroll-box";

type TableViewProps = { table: TableBlock };

const ALIGN: Record<ColumnAlign, string> = { start: "text-start", center: "text-center", end: "text-end" };

export function TableView({ table }: TableViewProps) {
  const columns = inOrder(table.columns, (align) => <col data-align={align} />);
  return (
    <ScrollBox name="Table" className="rounded-lg border border-line">
      <table className="reply-table w-full border-collapse text-ui">
        <colgroup>{columns}</colgroup>
        <thead className="bg-surface text-ink">
          <RowView row={table.header} columns={table.columns} isHeader />
        </thead>
        {inOrder(table.rows, (rows) => (
          <RowSegment rows={rows} columns={table.columns} />
        ))}
      </table>
    </ScrollBox>
  );
}

type RowsProps = { rows: readonly TableRow[]; columns: readonly ColumnAlign[] };

const RowSegment = memo(function RowSegment({ rows, columns }: RowsProps) {
  return (
    <tbody>
      {inOrder(rows, (row) => (
        <RowView row={row} columns={columns} isHeader={false} />
      ))}
    </tbody>
  );
});

type RowProps = { row: TableRow; columns: readonly ColumnAlign[]; isHeader: boolean };

const RowView = memo(function RowView({ row, columns, isHeader }: RowProps) {
  const cells = columns.map((align, column) => ({ align, inlines: row[column] ?? [] }));
  return (
    <tr className="border-line border-b last:border-b-0">
      {inOrder(cells, ({ align, inlines }) => {
        const cell = { dir: "auto", className: `px-3 py-2 align-top ${ALIGN[align]}` } as const;
        const text = <InlineView inlines={inlines} />;
        return isHeader ? (
          <th {...cell} scope="col">
            {text}
          </th>
        ) : (
          <td {...cell}>{text}</td>
        );
      })}
    </tr>
  );
});
