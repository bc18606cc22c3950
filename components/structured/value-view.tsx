import { memo, type ReactNode } from "react";
import { isSchema } from "@/lib/protocol/json-schema-words";
import type { JsonSchema } from "@/lib/protocol/tools";
import { EntryList } from "./entry-list";
import { FieldList } from "./field-list";
import { IssueList } from "./issue-list";
import { RecordTable } from "./record-table";
import { ScalarView } from "./scalar-view";
import { isTable } from "./schema-parts";
import { useRootSchema } from "./structured-context";

type ValueViewProps = {
  value: unknown;
  schema: JsonSchema;
  pointer: string;
  /** What a list is called. */
  name: string;
};

/** How a part of a value is drawn, handed down so that lists and groups need not know this file. */
export type DrawValue = (props: ValueViewProps) => ReactNode;

// Nobody reads what is nested deeper; it is shown as its text.
const MAX_DEPTH = 12;

/** A value as a form, a list or a table. Values keep their identity, so what is finished is not drawn again. */
export const ValueView = memo(function ValueView(props: ValueViewProps) {
  return (
    <>
      <Shape {...props} />
      <IssueList pointer={props.pointer} />
    </>
  );
});

function Shape({ value, schema, pointer, name }: ValueViewProps) {
  const root = useRootSchema();
  if (typeof value !== "object" || value === null) return <ScalarView value={value} />;
  if (pointer.split("/").length > MAX_DEPTH) return <code className="text-sm">{JSON.stringify(value)}</code>;
  if (isSchema(value)) return <FieldList fields={value} schema={schema} pointer={pointer} draw={drawValue} />;
  if (!Array.isArray(value)) return null;
  const List = isTable(schema, value, root) ? RecordTable : EntryList;
  return <List entries={value} schema={schema} pointer={pointer} name={name} draw={drawValue} />;
}

const drawValue: DrawValue = (props) => <ValueView {...props} />;
