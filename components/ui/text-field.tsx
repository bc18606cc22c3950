"use client";

import { type ComponentProps, useId } from "react";
import { Field } from "./field";
import { FIELD_BOX } from "./field-style";

type TextFieldProps = Omit<ComponentProps<"input">, "onChange"> & {
  label: string;
  hint?: string;
  error?: string | undefined;
  onChange: (text: string) => void;
};

export function TextField({ label, hint, error, onChange, ...props }: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        dir={props.inputMode ? undefined : "auto"}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        className={FIELD_BOX}
        {...props}
      />
    </Field>
  );
}
