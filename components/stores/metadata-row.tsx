"use client";

import { X } from "lucide-react";
import { FIELD_BOX } from "@/components/ui/field-style";
import { IconButton } from "@/components/ui/icon-button";
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
    <fieldset aria-label={`Metadata ${which}`} className="flex min-w-0 items-center gap-2">
      <input
        aria-label={`Key ${which}`}
        placeholder="genre"
        value={pair.key}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange({ key: target.value.trim() })}
        className={`${FIELD_BOX} min-w-0 flex-1`}
      />
      <input
        aria-label={`Value ${which}`}
        placeholder="fiction"
        value={pair.value}
        autoComplete="off"
        onChange={({ target }) => onChange({ value: target.value })}
        className={`${FIELD_BOX} min-w-0 flex-1`}
      />
      <IconButton label={`Remove metadata ${which}`} onClick={onRemove}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </fieldset>
  );
}
