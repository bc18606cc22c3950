"use client";

import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { itemsOf, kindOf, withKind } from "@/lib/client/schema/field-kinds";
import { tOptions } from "@/lib/i18n/options";
import { msg, t } from "@/lib/i18n/translate";
import { without } from "@/lib/protocol/json-schema-words";
import type { JsonSchema } from "@/lib/protocol/tools";
import { KindDetail } from "./kind-detail";

type SchemaBuilderProps = {
  schema: JsonSchema;
  mustBeObject: boolean;
  onChange: (schema: JsonSchema) => void;
};

const ROOT_KINDS = [
  { value: "object", name: msg("One object") },
  { value: "array", name: msg("A list") },
] as const;

/** A schema as fields. What it has no field for stays as it is. */
export function SchemaBuilder({ schema, mustBeObject, onChange }: SchemaBuilderProps) {
  const kind = kindOf(schema);
  if (kind !== "object" && kind !== "array") {
    return (
      <p className="text-sm text-ink-soft">
        {t(
          "The builder cannot show a schema like this one. It is kept; edit it as JSON Schema, or begin anew from an example.",
        )}
      </p>
    );
  }
  return (
    <div className="grid gap-3">
      {!mustBeObject && (
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            label={t("The answer is")}
            value={kind}
            options={tOptions(ROOT_KINDS)}
            onChange={(chosen) => chosen !== kind && onChange(turned(schema, chosen))}
          />
          <TextField
            label={t("Title")}
            placeholder={t("Structured answer")}
            value={typeof schema.title === "string" ? schema.title : ""}
            onChange={(title) => onChange(title === "" ? without(schema, "title") : { ...schema, title })}
          />
        </div>
      )}
      <KindDetail schema={schema} onChange={onChange} />
    </div>
  );
}

/** An object becomes the entry of a list, and the entry of a list the object. */
function turned(schema: JsonSchema, kind: "object" | "array"): JsonSchema {
  const { title, ...rest } = schema;
  const titled = typeof title === "string" ? { title } : {};
  if (kind === "array") return { type: "array", ...titled, items: rest };
  const items = itemsOf(rest);
  return kindOf(items) === "object" ? { ...items, ...titled } : withKind(schema, "object");
}
