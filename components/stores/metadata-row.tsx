"use client";

import { X } from "lucide-react";
import { FIELD_BOX } from "@/components/ui/field-style";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/i18n/translate";
import type { MetadataPair } from "./metadata-pairs";

type MetadataRowProps = {
  position: number;
  pair: MetadataPair;
  onChange: (change: Partial<MetadataPair>) => void;
  onRemove: () => void;
};

/** A key and its value. */
export function MetadataRow({ position, pair, onChange, onRemove }: MetadataRowProps) {
  const which = position + 1;
  return (
    <fieldset aria-label={t("Metadata {which}", { which })} className="flex min-w-0 items-center gap-2">
      <input
        aria-label={t("Key {which}", { which })}
        placeholder="genre"
        dir="auto"
        value={pair.key}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange({ key: target.value.trim() })}
        className={`${FIELD_BOX} min-w-0 flex-1`}
      />
      <input
        aria-label={t("Value {which}", { which })}
        placeholder="fiction"
        dir="auto"
        value={pair.value}
        autoComplete="off"
        onChange={({ target }) => onChange({ value: target.value })}
        className={`${FIELD_BOX} min-w-0 flex-1`}
      />
      <IconButton label={t("Remove metadata {which}", { which })} onClick={onRemove}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </fieldset>
  );
}
