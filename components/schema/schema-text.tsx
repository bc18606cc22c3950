"use client";

import { TextAreaField } from "@/components/ui/text-area-field";
import { t } from "@/lib/i18n/translate";
import type { CheckedSchema } from "@/lib/protocol/json-schema-text";
import { SchemaChanges } from "./schema-changes";

type SchemaTextProps = {
  text: string;
  /** Null while nobody has changed the text. */
  checked: CheckedSchema | null;
  onChange: (text: string) => void;
};

export function SchemaText({ text, checked, onChange }: SchemaTextProps) {
  return (
    <div className="grid gap-3">
      <TextAreaField
        label={t("Schema as text")}
        hint={t("JSON Schema. Checked as you type.")}
        rows={Math.min(Math.max(text.split("\n").length, 8), 18)}
        spellCheck={false}
        dir="ltr"
        wrap="off"
        className="w-full resize-y rounded-lg border border-edge bg-canvas px-3 py-2 font-mono text-sm text-ink aria-invalid:border-danger"
        value={text}
        error={checked?.error ?? undefined}
        onChange={onChange}
      />
      {checked && <SchemaChanges changes={checked.changes} />}
    </div>
  );
}
