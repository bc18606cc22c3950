"use client";

import { DialogFields } from "@/components/ui/dialog-fields";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/i18n/translate";
import type { FileStore } from "@/lib/protocol/stores";
import { FilterField } from "./filter-field";
import { NewStore } from "./new-store";
import { StoreList } from "./store-list";
import type { FileSearch } from "./use-file-search-form";

type StoresFormProps = {
  stores: readonly FileStore[] | null;
  hasFailed: boolean;
  search: FileSearch;
  note: string;
  /** The store that one comes back from. */
  lastId: string | null;
  onReload: () => void;
  onOpen: (storeId: string) => void;
  onSave: () => void;
  onClose: () => void;
};

/** The stores that a thread searches, and how. */
export function StoresForm({ stores, hasFailed, search, note, ...props }: StoresFormProps) {
  const { form, errors, change } = search;
  const isLastGone = props.lastId !== null && !stores?.some(({ id }) => id === props.lastId);
  return (
    <DialogFields note={note} onSave={props.onSave} onClose={props.onClose}>
      <p className="text-sm text-ink-faint">
        {t(
          "A store keeps documents at Google until you delete them. Gemini searches the stores you choose and cites what it finds.",
        )}
      </p>
      <StoreList
        stores={stores}
        hasFailed={hasFailed}
        chosen={form.names}
        lastId={props.lastId}
        onChoose={(names) => change({ names })}
        onOpen={props.onOpen}
        onReload={props.onReload}
      />
      {stores && <NewStore isFocused={isLastGone} onCreated={({ name }) => search.add(name)} />}
      {form.names.length > 0 && (
        <>
          <FilterField filter={form.filter} error={errors.filter} onChange={(filter) => change({ filter })} />
          <TextField
            label={t("Passages per search")}
            hint={t("How many passages of your documents Gemini reads at most. Empty: as many as it likes.")}
            inputMode="numeric"
            value={form.topK}
            error={errors.topK}
            onChange={(topK) => change({ topK })}
          />
        </>
      )}
    </DialogFields>
  );
}
