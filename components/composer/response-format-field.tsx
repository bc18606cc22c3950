"use client";

import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { SelectField } from "@/components/ui/select-field";
import { tOptions } from "@/lib/i18n/options";
import { msg, t } from "@/lib/i18n/translate";
import type { SettingsErrors, SettingsForm } from "./settings-form";

const SchemaField = lazyPart(() =>
  import("@/components/schema/schema-field").then((module) => module.SchemaField),
);

type ResponseFormatFieldProps = {
  form: SettingsForm;
  errors: SettingsErrors;
  /** Why answers cannot follow a schema now; null where they can. */
  whyNot: string | null;
  onChange: (change: Partial<SettingsForm>) => void;
};

const FORMATS = [
  { value: "text", name: msg("Text") },
  { value: "json", name: msg("JSON with a schema") },
] as const;

export function ResponseFormatField({ form, errors, whyNot, onChange }: ResponseFormatFieldProps) {
  const isJson = form.responseFormat === "json";
  return (
    <div className="grid gap-3">
      <SelectField
        label={t("Response format")}
        hint={whyNot ?? (isJson ? t("Each answer is a document that follows the schema.") : "")}
        value={form.responseFormat}
        options={tOptions(FORMATS)}
        // What was chosen before can always be taken back.
        isDisabled={whyNot !== null && !isJson}
        onChange={(responseFormat) => onChange({ responseFormat })}
      />
      {isJson && (
        <Suspense fallback={<div className="h-48" />}>
          <SchemaField
            label={t("Schema")}
            schema={form.schema}
            onChange={(schema, schemaProblem) => onChange({ schema, schemaProblem })}
          />
        </Suspense>
      )}
      {isJson && errors.schema && (
        <p role="alert" className="text-sm text-danger">
          {errors.schema}
        </p>
      )}
    </div>
  );
}
