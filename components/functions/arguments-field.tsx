"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";

type ArgumentsFieldProps = {
  label: string;
  text: string;
  problem: string | null;
  onChange: (text: string) => void;
};

/** Arguments as JSON. The field is as high as they are long: what is allowed is seen whole. */
export function ArgumentsField({ label, text, problem, onChange }: ArgumentsFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} error={problem ?? undefined}>
      <textarea
        id={id}
        dir="ltr"
        rows={Math.min(text.split("\n").length, 40)}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        className="field-sizing-content max-h-[70vh] min-h-9 w-full resize-y break-all rounded-lg border border-edge bg-canvas px-3 py-1.5 font-mono text-[0.8125rem]/5 text-ink aria-invalid:border-danger coarse:min-h-11 coarse:text-base"
      />
    </Field>
  );
}
