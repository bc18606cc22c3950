"use client";

import { useId, useState } from "react";
import { FIELD_BOX } from "@/components/ui/field-style";
import { t } from "@/lib/i18n/translate";

type NameInputProps = {
  name: string;
  whyNot: (name: string) => string | null;
  onChange: (name: string) => void;
};

/** The name of a field. One that cannot be is kept as written, and said to be so, until it can be. */
export function NameInput({ name, whyNot, onChange }: NameInputProps) {
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const error = refused === null ? null : whyNot(refused);
  const handleChange = (written: string) => {
    if (whyNot(written) !== null) {
      setRefused(written);
      return;
    }
    setRefused(null);
    onChange(written);
  };
  return (
    <div className="min-w-28 flex-1">
      <input
        aria-label={t("Name")}
        aria-invalid={error !== null}
        aria-describedby={id}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="auto"
        value={error === null ? name : (refused ?? name)}
        onChange={(event) => handleChange(event.target.value)}
        onBlur={() => setRefused(null)}
        className={FIELD_BOX}
      />
      <p id={id} aria-live="polite" className="text-sm text-danger">
        {error}
      </p>
    </div>
  );
}
