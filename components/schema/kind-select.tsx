"use client";

import { ChevronDown } from "lucide-react";
import { FIELD_BOX } from "@/components/ui/field-style";
import { FIELD_KINDS, type FieldKind, withKind } from "@/lib/client/schema/field-kinds";
import { t } from "@/lib/i18n/translate";
import type { JsonSchema } from "@/lib/protocol/tools";

type KindSelectProps = {
  /** Null where the builder cannot show it. */
  kind: FieldKind | null;
  schema: JsonSchema;
  onChange: (schema: JsonSchema) => void;
};

export function KindSelect({ kind, schema, onChange }: KindSelectProps) {
  const handleChange = (chosen: string) => {
    const option = FIELD_KINDS.find(({ value }) => value === chosen);
    if (option) onChange(withKind(schema, option.value));
  };
  return (
    <div className="relative w-42 shrink-0 max-sm:min-w-28 max-sm:flex-1">
      <select
        aria-label={t("Type")}
        value={kind ?? ""}
        onChange={(event) => handleChange(event.target.value)}
        className={`${FIELD_BOX} appearance-none pe-8`}
      >
        {kind === null && <option value="">{t("Only in JSON Schema")}</option>}
        {FIELD_KINDS.map(({ value, name }) => (
          <option key={value} value={value}>
            {t(name)}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        strokeWidth={1.75}
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-ink-soft"
      />
    </div>
  );
}
