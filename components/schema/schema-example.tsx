"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { schemaOfExample } from "@/lib/client/schema/schema-of-example";
import { t } from "@/lib/i18n/translate";
import { checkJsonText } from "@/lib/protocol/json-schema-text";
import { isSchema } from "@/lib/protocol/json-schema-words";
import type { JsonSchema } from "@/lib/protocol/tools";

type SchemaExampleProps = { mustBeObject: boolean; onUse: (schema: JsonSchema) => void };

const PLACEHOLDER = '{ "name": "Pancakes", "minutes": 20, "steps": ["Mix", "Fry"] }';

export function SchemaExample({ mustBeObject, onUse }: SchemaExampleProps) {
  const [text, setText] = useState("");
  const { value, error } = checkExample(text, mustBeObject);
  const isReady = text.trim() !== "" && error === undefined;
  return (
    <div className="grid gap-3">
      <TextAreaField
        label={t("Example")}
        hint={t("Paste JSON like what you want. Its fields and their types become the schema.")}
        rows={8}
        spellCheck={false}
        dir="ltr"
        placeholder={PLACEHOLDER}
        className="w-full resize-y rounded-lg border border-edge bg-canvas px-3 py-2 font-mono text-sm text-ink aria-invalid:border-danger"
        value={text}
        error={error}
        onChange={setText}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-ink-faint">{t("It takes the place of the schema that is there.")}</p>
        <Button disabled={!isReady} onClick={() => onUse(schemaOfExample(value))}>
          {t("Use as schema")}
        </Button>
      </div>
    </div>
  );
}

function checkExample(text: string, mustBeObject: boolean): { value: unknown; error: string | undefined } {
  if (text.trim() === "") return { value: undefined, error: undefined };
  const { value, error } = checkJsonText(text);
  if (error !== null) return { value, error };
  const isFit = !mustBeObject || isSchema(value);
  return { value, error: isFit ? undefined : t("The example has to be an object in braces.") };
}
