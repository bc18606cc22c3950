import { memo } from "react";
import type { ColumnAlign, TableBlock } from "@/lib/client/markdown/blocks";
import { t } from "@/lib/i18n/translate";
import { inOrder } from "./in-order";
import { RowSegment } from "./table-rows";

type TableRestProps = {
  segments: TableBlock["rows"];
  columns: readonly ColumnAlign[];
  /** Of the columns of the table that this goes on with; null before they are known. */
  widths: readonly number[] | null;
};

/** More rows of a table that is too long to be one. It looks like one, and costs nothing off screen. */
export const TableRest = memo(function TableRest({ segments, columns, widths }: TableRestProps) {
  const width = widths?.reduce((sum, each) => sum + each, 0);
  return (
    <div
      className="segment segment-settled border-line border-t"
      style={width === undefined ? {} : { width }}
    >
      <table
        aria-label={t("Table, continued")}
        className="reply-table w-full table-fixed border-collapse text-ui"
      >
        <colgroup>
          {inOrder(widths ?? [], (each) => (
            <col style={{ width: each }} />
          ))}
        </colgroup>
        {inOrder(segments, (rows) => (
          <RowSegment rows={rows} columns={columns} />
        ))}
      </table>
    </div>
  );
}, isSame);

function isSame(before: TableRestProps, after: TableRestProps): boolean {
  return (
    before.widths === after.widths &&
    before.segments.length === after.segments.length &&
    before.segments.every((rows, position) => rows === after.segments[position])
  );
}
