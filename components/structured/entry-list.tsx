import { inOrder } from "@/components/content/in-order";
import { t } from "@/lib/i18n/translate";
import type { JsonSchema } from "@/lib/protocol/tools";
import { schemaBelow } from "./schema-parts";
import { pointerTo, useRootSchema } from "./structured-context";
import type { DrawValue } from "./value-view";

type EntryListProps = {
  entries: readonly unknown[];
  schema: JsonSchema;
  pointer: string;
  name: string;
  draw: DrawValue;
};

export function EntryList({ entries, schema, pointer, name, draw }: EntryListProps) {
  const root = useRootSchema();
  if (entries.length === 0) return <span className="text-ink-faint">{t("No entries")}</span>;
  const placed = entries.map((value, at) => ({ value, at }));
  return (
    <ol
      aria-label={name}
      className="grid grid-cols-1 list-decimal gap-1 ps-6 marker:text-ink-faint marker:text-ui"
    >
      {inOrder(placed, ({ value, at }) => (
        <li className="ps-1">
          {draw({
            value,
            schema: schemaBelow(schema, at, root),
            pointer: pointerTo(pointer, at),
            name: `${name} ${at + 1}`,
          })}
        </li>
      ))}
    </ol>
  );
}
