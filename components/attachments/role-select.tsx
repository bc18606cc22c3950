"use client";

import { CompactSelect } from "@/components/ui/compact-select";
import { REFERENCE_ROLES, type ReferenceRole } from "@/lib/protocol/media";

const OPTIONS = [
  { value: "", name: "Picture" },
  { value: "style", name: "Style" },
  { value: "object", name: "Object" },
  { value: "character", name: "Character" },
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
      label={`Use ${name} as`}
      value={role ?? ""}
      options={OPTIONS}
      onChange={(value) => onChange(REFERENCE_ROLES.find((known) => known === value) ?? null)}
    />
  );
}
