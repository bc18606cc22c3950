"use client";

import { CompactSelect } from "@/components/ui/compact-select";
import { tOptions } from "@/lib/i18n/options";
import { msg, t } from "@/lib/i18n/translate";
import { REFERENCE_ROLES, type ReferenceRole } from "@/lib/protocol/media";

const OPTIONS = [
  { value: "", name: msg("Picture") },
  { value: "style", name: msg("Style") },
  { value: "object", name: msg("Object") },
  { value: "character", name: msg("Character") },
];

type RoleSelectProps = {
  name: string;
  role: ReferenceRole | null;
  onChange: (role: ReferenceRole | null) => void;
};

/** What a model that makes pictures is to take from this one. */
export function RoleSelect({ name, role, onChange }: RoleSelectProps) {
  return (
    <CompactSelect
      label={t("Use {name} as", { name })}
      value={role ?? ""}
      options={tOptions(OPTIONS)}
      onChange={(value) => onChange(REFERENCE_ROLES.find((known) => known === value) ?? null)}
    />
  );
}
