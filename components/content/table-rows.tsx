import { memo } from "react";
import type { ColumnAlign, TableRow } from "@/lib/client/markdown/blocks";
import { inOrder } from "./in-order";
import { InlineView } from "./inline-view";

const ALIGN: Record<ColumnAlign, string> = { start: "text-start", center: "text-center", end: "text-end" };

type RowsProps = { rows: readonly TableRow[]; columns: readonly ColumnAlign[] };

export const RowSegment = memo(function RowSegment({ rows, columns }: RowsProps) {
  return (
    <tbody>
      {inOrder(rows, (row) => (
        <RowView row={row} columns={columns} isHeader={false} />
      ))}
    </tbody>
  );
});

type RowProps = { row: TableRow; columns: readonly ColumnAlign[]; isHeader: boolean };

export const RowView = memo(function RowView({ row, columns, isHeader }: RowProps) {
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
