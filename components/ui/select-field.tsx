"use client";

import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { Field } from "./field";
import { FIELD_BOX } from "./field-style";

type SelectFieldProps<T extends string> = {
  label: string;
  hint?: string;
  value: T;
  options: readonly { value: T; name: string }[];
  isDisabled?: boolean;
  onChange: (value: T) => void;
};

/** The browser's own select: on a phone nothing drawn by a page is as good. */
export function SelectField<T extends string>({
  label,
  hint,
  value,
  options,
  isDisabled = false,
  onChange,
}: SelectFieldProps<T>) {
  const id = useId();
  const handleChange = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <Field id={id} label={label} hint={hint}>
      <div className="relative">
        <select
          id={id}
          value={value}
          disabled={isDisabled}
          aria-describedby={`${id}-note`}
          onChange={(event) => handleChange(event.target.value)}
          className={`${FIELD_BOX} appearance-none pe-9 disabled:opacity-60`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          strokeWidth={1.75}
          className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-ink-soft"
        />
      </div>
    </Field>
  );
}
