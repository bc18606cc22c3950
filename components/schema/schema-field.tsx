"use client";

import { useId, useState } from "react";
import { whyUnfinished } from "@/lib/client/schema/field-kinds";
import { t } from "@/lib/i18n/translate";
import { checkSchemaText } from "@/lib/protocol/json-schema-text";
import type { JsonSchema } from "@/lib/protocol/tools";
import { SchemaBuilder } from "./schema-builder";
import { SchemaExample } from "./schema-example";
import { SchemaText } from "./schema-text";
import { type SchemaView, ViewPicker } from "./view-picker";

type SchemaFieldProps = {
  label: string;
  schema: JsonSchema;
  /** The last schema that was one; `problem` is set while what is written is not one, and says why. */
  onChange: (schema: JsonSchema, problem: string | null) => void;
  /** As the arguments of a function are. */
  mustBeObject?: boolean;
};

/** Three views of one schema: fields, its text, and an example that it is made from. */
export function SchemaField({ label, schema, onChange, mustBeObject = false }: SchemaFieldProps) {
  const id = useId();
  const [view, setView] = useState<SchemaView>("builder");
  // A text with an error is no schema, so it is kept here until it is one or the builder changes the schema.
  const [draft, setDraft] = useState<string | null>(null);
  const checked = draft === null ? null : checkSchemaText(draft, { mustBeObject });

  const handleText = (text: string) => {
    setDraft(text);
    const { schema: written, error } = checkSchemaText(text, { mustBeObject });
    onChange(written ?? schema, error);
  };
  const handleSchema = (changed: JsonSchema) => {
    setDraft(null);
    onChange(changed, whyUnfinished(changed));
  };
  const handleView = (chosen: SchemaView) => {
    if (checked?.error === null) setDraft(null);
    setView(chosen);
  };

  return (
    <fieldset aria-labelledby={id} className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span id={id} className="text-ui font-medium">
          {label}
        </span>
        <ViewPicker view={view} onChange={handleView} />
      </div>
      {view !== "text" && checked?.error && (
        <p className="text-sm text-warn">
          {t("The schema text has an error, so this is the schema from before it.")}
        </p>
      )}
      {view === "builder" && (
        <SchemaBuilder schema={schema} mustBeObject={mustBeObject} onChange={handleSchema} />
      )}
      {view === "text" && (
        <SchemaText text={draft ?? JSON.stringify(schema, null, 2)} checked={checked} onChange={handleText} />
      )}
      {view === "example" && (
        <SchemaExample
          mustBeObject={mustBeObject}
          onUse={(made) => {
            handleSchema(made);
            setView("builder");
          }}
        />
      )}
    </fieldset>
  );
}
