"use client";

import { nameOf } from "@/components/environments/environment-words";
import { SelectField } from "@/components/ui/select-field";
import { useEnvironments } from "@/lib/client/environments/use-environments";
import { t } from "@/lib/i18n/translate";

type BeginningFieldProps = { environmentId: string; onChange: (environmentId: string) => void };

/** Which environment of one's own each task begins with a copy of. */
export function BeginningField({ environmentId, onChange }: BeginningFieldProps) {
  const { environments } = useEnvironments();
  const listed = (environments ?? []).filter(({ isExpired }) => !isExpired);
  const isListed = environmentId === "" || listed.some(({ id }) => id === environmentId);
  return (
    <SelectField
      label={t("Begin with a copy of")}
      hint={t("What is in one of your environments now.")}
      value={environmentId}
      options={[
        { value: "", name: t("Nothing") },
        ...listed.map((entry) => ({ value: entry.id, name: nameOf(entry) })),
        ...(isListed ? [] : [{ value: environmentId, name: environmentId }]),
      ]}
      onChange={onChange}
    />
  );
}
