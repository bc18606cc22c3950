"use client";

import { nameOf } from "@/components/environments/environment-words";
import { SelectField } from "@/components/ui/select-field";
import { useEnvironments } from "@/lib/client/environments/use-environments";

type BeginningFieldProps = { environmentId: string; onChange: (environmentId: string) => void };

/** Which environment of one's own each task begins with a copy of. */
export function BeginningField({ environmentId, onChange }: BeginningFieldProps) {
  const { environments } = useEnvironments();
  const listed = (environments ?? []).filter(({ isExpired }) => !isExpired);
  const isListed = environmentId === "" || listed.some(({ id }) => id === environmentId);
  return (
    <SelectField
      label="Begin with a copy of"
      hint="What is in one of your environments now."
      value={environmentId}
      options={[
        { value: "", name: "Nothing" },
        ...listed.map((entry) => ({ value: entry.id, name: nameOf(entry) })),
        ...(isListed ? [] : [{ value: environmentId, name: environmentId }]),
      ]}
      onChange={onChange}
    />
  );
}
