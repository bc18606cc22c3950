"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { FIELD_BOX } from "@/components/ui/field-style";
import { IconButton } from "@/components/ui/icon-button";
import { kindOf, otherWordsOf } from "@/lib/client/schema/field-kinds";
import { t } from "@/lib/i18n/translate";
import { without } from "@/lib/protocol/json-schema-words";
import type { JsonSchema } from "@/lib/protocol/tools";
import { KindSelect } from "./kind-select";
import { NameInput } from "./name-input";

type PropertyRowProps = {
  name: string;
  schema: JsonSchema;
  isRequired: boolean;
  whyNotName: (name: string) => string | null;
  onChange: (change: { name?: string; schema?: JsonSchema; isRequired?: boolean }) => void;
  /** Null where the field is the first or the last. */
  onMoveUp: (() => void) | null;
  onMoveDown: (() => void) | null;
  onRemove: () => void;
  /** What is to be said of the kind that it has. */
  children: ReactNode;
};

export function PropertyRow({
  name,
  schema,
  isRequired,
  whyNotName,
  onChange,
  children,
  ...actions
}: PropertyRowProps) {
  const { onMoveUp, onMoveDown, onRemove } = actions;
  const id = useId();
  const kind = kindOf(schema);
  const others = kind === null ? null : otherWordsOf(schema);
  const isNested = kind === "object" || kind === "array" || kind === "enum";
  const handleSchema = (changed: JsonSchema) => onChange({ schema: changed });
  return (
    <fieldset
      aria-label={t("Field {name}", { name })}
      className="grid min-w-0 gap-2 rounded-xl border border-line p-2.5"
    >
      <div className="flex flex-wrap items-start gap-2">
        <NameInput name={name} whyNot={whyNotName} onChange={(written) => onChange({ name: written })} />
        <KindSelect kind={kind} schema={schema} onChange={handleSchema} />
        <div className="-me-1.5 mt-px flex max-sm:order-last max-sm:ms-auto">
          <IconButton
            label={t("Move {name} up", { name })}
            data-move="up"
            disabled={!onMoveUp}
            onClick={() => onMoveUp?.()}
          >
            <ArrowUp aria-hidden strokeWidth={1.75} />
          </IconButton>
          <IconButton
            label={t("Move {name} down", { name })}
            data-move="down"
            disabled={!onMoveDown}
            onClick={() => onMoveDown?.()}
          >
            <ArrowDown aria-hidden strokeWidth={1.75} />
          </IconButton>
          <IconButton label={t("Remove {name}", { name })} data-remove onClick={onRemove}>
            <X aria-hidden strokeWidth={1.75} />
          </IconButton>
        </div>
        <input
          aria-label={t("Description")}
          placeholder={t("Description")}
          dir="auto"
          autoComplete="off"
          value={typeof schema.description === "string" ? schema.description : ""}
          onChange={({ target: { value } }) =>
            handleSchema(value === "" ? without(schema, "description") : { ...schema, description: value })
          }
          className={`${FIELD_BOX} min-w-[60%] flex-1 max-sm:basis-full`}
        />
        <label htmlFor={id} className="flex min-h-8.5 shrink-0 items-center gap-2 text-sm coarse:min-h-11">
          <input
            id={id}
            type="checkbox"
            checked={isRequired}
            onChange={(event) => onChange({ isRequired: event.target.checked })}
            className="size-4"
          />
          {t("Required")}
        </label>
      </div>
      {others && (
        <p className="text-sm text-ink-faint">{t("Also: {others}. Change it in JSON Schema.", { others })}</p>
      )}
      {isNested && <div className="mt-1 border-line border-s-2 ps-3">{children}</div>}
    </fieldset>
  );
}
