"use client";

import { Plus } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import {
  addProperty,
  changeProperty,
  listProperties,
  moveProperty,
  removeProperty,
  whyNotName,
} from "@/lib/client/schema/edit-properties";
import { t } from "@/lib/i18n/translate";
import type { JsonSchema } from "@/lib/protocol/tools";
import { PropertyRow } from "./property-row";

type PropertyListProps = {
  schema: JsonSchema;
  onChange: (schema: JsonSchema) => void;
  /** What is to be said of a field because of its kind. */
  renderDetail: (schema: JsonSchema, onChange: (schema: JsonSchema) => void) => ReactNode;
};

/** The fields of an object. The keyboard stays with the field that it moves, or near the one it removes. */
export function PropertyList({ schema, onChange, renderDetail }: PropertyListProps) {
  const listRef = useRef<HTMLOListElement>(null);
  const properties = listProperties(schema);
  const focusIn = (at: number, selector: string) => {
    const row = listRef.current?.children[at];
    row?.querySelector<HTMLElement>(selector)?.focus();
  };
  const handleAdd = () => {
    flushSync(() => onChange(addProperty(schema)));
    focusIn(properties.length, "input");
  };
  const handleMove = (at: number, to: number) => {
    flushSync(() => onChange(moveProperty(schema, at, to)));
    focusIn(to, `[data-move="${to < at ? "up" : "down"}"]:enabled, [data-move]:enabled`);
  };
  const handleRemove = (at: number) => {
    flushSync(() => onChange(removeProperty(schema, at)));
    if (properties.length > 1) focusIn(Math.min(at, properties.length - 2), "[data-remove]");
    else listRef.current?.parentElement?.querySelector<HTMLElement>("[data-add]")?.focus();
  };
  return (
    <div className="grid gap-3">
      <ol ref={listRef} aria-label={t("Fields")} className="grid gap-3 empty:hidden">
        {properties.map((property, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place; its name changes as one types.
          <li key={at}>
            <PropertyRow
              {...property}
              whyNotName={(name) => whyNotName(schema, at, name)}
              onChange={(change) => onChange(changeProperty(schema, at, change))}
              onMoveUp={at > 0 ? () => handleMove(at, at - 1) : null}
              onMoveDown={at < properties.length - 1 ? () => handleMove(at, at + 1) : null}
              onRemove={() => handleRemove(at)}
            >
              {renderDetail(property.schema, (changed) =>
                onChange(changeProperty(schema, at, { schema: changed })),
              )}
            </PropertyRow>
          </li>
        ))}
      </ol>
      <Button data-add onClick={handleAdd} className="justify-self-start">
        <Plus aria-hidden className="size-4" strokeWidth={1.75} />
        {t("Add field")}
      </Button>
    </div>
  );
}
