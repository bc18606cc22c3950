"use client";

import { useState } from "react";
import { TextAreaField } from "@/components/ui/text-area-field";
import { valuesOf } from "@/lib/client/schema/field-kinds";
import { t } from "@/lib/i18n/translate";
import type { JsonSchema } from "@/lib/protocol/tools";

type EnumValuesProps = { schema: JsonSchema; onChange: (schema: JsonSchema) => void };

export function EnumValues({ schema, onChange }: EnumValuesProps) {
  const values = valuesOf(schema) ?? [];
  // Empty lines are no values, but a line that is being written begins as one.
  const [written, setWritten] = useState(values.join("\n"));
  const text = toValues(written).join("\n") === values.join("\n") ? written : values.join("\n");
  return (
    <TextAreaField
      label={t("Values")}
      hint={t("One on each line.")}
      rows={3}
      dir="auto"
      value={text}
      error={values.length === 0 ? t("Write at least one value.") : undefined}
      onChange={(changed) => {
        setWritten(changed);
        onChange({ ...schema, enum: toValues(changed) });
      }}
    />
  );
}

function toValues(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}
