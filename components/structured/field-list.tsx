import { t } from "@/lib/i18n/translate";
import type { JsonSchema } from "@/lib/protocol/tools";
import { IssueList } from "./issue-list";
import { labelOf, schemaBelow } from "./schema-parts";
import { pointerTo, useMissing, useRootSchema } from "./structured-context";
import type { DrawValue } from "./value-view";

type FieldListProps = {
  fields: Record<string, unknown>;
  schema: JsonSchema;
  pointer: string;
  draw: DrawValue;
};

/** The properties of an object: short ones beside their labels, others below them. */
export function FieldList({ fields, schema, pointer, draw }: FieldListProps) {
  const root = useRootSchema();
  const missing = useMissing(pointer, fields);
  const names = Object.keys(fields);
  if (names.length + missing.length === 0) return <span className="text-ink-faint">{t("No fields")}</span>;
  return (
    <dl className="grid grid-cols-1 gap-y-3">
      {names.map((name) => {
        const value = fields[name];
        const below = schemaBelow(schema, name, root);
        const label = labelOf(below, name);
        return (
          <div key={name} className={typeof value === "object" && value !== null ? "grid gap-1.5" : BESIDE}>
            <dt className="text-ink-soft text-ui">{label}</dt>
            <dd className={typeof value === "object" && value !== null ? groupStyle(value) : "min-w-0"}>
              {draw({ value, schema: below, pointer: pointerTo(pointer, name), name: label })}
            </dd>
          </div>
        );
      })}
      {missing.map((name) => (
        <div key={name} className={BESIDE}>
          <dt className="text-ink-soft text-ui">{labelOf(schemaBelow(schema, name, root), name)}</dt>
          <dd>
            <IssueList pointer={pointerTo(pointer, name)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const BESIDE = "grid items-baseline gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(7rem,11rem)_1fr]";

function groupStyle(value: object): string {
  return Array.isArray(value) ? "min-w-0" : "min-w-0 border-line border-s-2 ps-4";
}
