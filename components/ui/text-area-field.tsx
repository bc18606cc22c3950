"use client";

import { type ComponentProps, useId } from "react";
import { Field } from "./field";
import { FIELD_BOX } from "./field-style";

type TextAreaFieldProps = Omit<ComponentProps<"textarea">, "onChange"> & {
  label: string;
  hint?: string;
  error?: string | undefined;
  onChange: (text: string) => void;
};

export function TextAreaField({ label, hint, error, onChange, ...props }: TextAreaFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        dir="auto"
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        className={`${FIELD_BOX} resize-y`}
        {...props}
      />
    </Field>
  );
}
