import { memo } from "react";
import { inOrder } from "@/components/content/in-order";
import { ScrollBox } from "@/components/content/scroll-box";
import { isSchema } from "@/lib/protocol/json-schema-words";
import type { JsonSchema } from "@/lib/protocol/tools";
import { CsvButtons } from "./csv-buttons";
import { IssueList } from "./issue-list";
import { labelOf, namesIn, schemaBelow } from "./schema-parts";
import { pointerTo, useRootSchema } from "./structured-context";
import type { DrawValue } from "./value-view";

type RecordTableProps = {
  entries: readonly unknown[];
  schema: JsonSchema;
  pointer: string;
  name: string;
  draw: DrawValue;
};

/** A list of objects. The columns are those of the schema from the start, so that they stay as rows come. */
export function RecordTable({ entries, schema, pointer, name, draw }: RecordTableProps) {
  const root = useRootSchema();
  const rowSchema = schemaBelow(schema, 0, root);
  const columns = columnsOf(namesIn(rowSchema, root), entries);
  // Text instead of a list: the same columns must be the same to `memo`.
  const columnsText = JSON.stringify(columns);
  const rows = entries.map((row, at) => ({ row, at }));
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <ScrollBox name={name} className="rounded-lg border border-line">
        <table aria-label={name} className="w-full border-collapse text-ui">
          <thead className="bg-surface">
            <tr className="border-line border-b">
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  dir="auto"
                  className="px-3 py-2 text-start align-top font-medium"
                >
                  {labelOf(schemaBelow(rowSchema, column, root), column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder(rows, ({ row, at }) => (
              <RecordRow
                row={row}
                columns={columnsText}
                schema={rowSchema}
                pointer={pointerTo(pointer, at)}
                draw={draw}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {entries.length > 0 && <CsvButtons rows={entries} columns={columns} name={name} />}
    </div>
  );
}

type RecordRowProps = { row: unknown; columns: string; schema: JsonSchema; pointer: string; draw: DrawValue };

const RecordRow = memo(function RecordRow({ row, columns, schema, pointer, draw }: RecordRowProps) {
  const root = useRootSchema();
  const names: string[] = JSON.parse(columns);
  const fields = isSchema(row) ? row : {};
  return (
    <tr className="border-line border-b last:border-b-0">
      {names.map((name, at) => {
        const place = pointerTo(pointer, name);
        const below = schemaBelow(schema, name, root);
        const value = fields[name];
        return (
          <td key={name} className={`px-3 py-2 align-top ${typeof value === "number" ? "tabular-nums" : ""}`}>
            {Object.hasOwn(fields, name) ? (
              draw({ value, schema: below, pointer: place, name: labelOf(below, name) })
            ) : (
              <IssueList pointer={place} />
            )}
            {at === 0 && <IssueList pointer={pointer} />}
          </td>
        );
      })}
    </tr>
  );
});

function columnsOf(named: readonly string[], entries: readonly unknown[]): string[] {
  const columns = new Set(named);
  for (const entry of entries) {
    if (isSchema(entry)) for (const name of Object.keys(entry)) columns.add(name);
  }
  return [...columns];
}
