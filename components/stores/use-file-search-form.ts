"use client";

import { useState } from "react";
import { useForgetStore } from "@/lib/client/stores/use-forget-store";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import type { FileStore } from "@/lib/protocol/stores";
import {
  checkForm,
  type FileSearchErrors,
  type FileSearchForm,
  toForm,
  withFileSearch,
} from "./file-search-form";

export type FileSearch = {
  form: FileSearchForm;
  errors: FileSearchErrors;
  /** Whether it says something else than what is stored with the thread. */
  isChanged: boolean;
  change(change: Partial<FileSearchForm>): void;
  /** Stores the choice with the thread; false where something is wrong with it. */
  save(stores: readonly FileStore[] | null): boolean;
  /** A store was made: it is chosen at once, whatever becomes of the rest of the form. */
  add(name: string): void;
  /** A store was deleted. */
  forget(name: string): void;
};

export function useFileSearchForm(threadId: string | null): FileSearch {
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const forgetStore = useForgetStore();
  const [form, setForm] = useState(() => toForm(settings));
  const [errors, setErrors] = useState<FileSearchErrors>({});
  const change = (changed: Partial<FileSearchForm>) => setForm((known) => ({ ...known, ...changed }));
  return {
    form,
    errors,
    isChanged: JSON.stringify(form) !== JSON.stringify(toForm(settings)),
    change,
    save(stores) {
      const wrong = checkForm(form);
      setErrors(wrong ?? {});
      if (wrong) return false;
      // One that was deleted on another device would be refused with every turn.
      const names = stores
        ? form.names.filter((name) => stores.some((store) => store.name === name))
        : form.names;
      updateSettings(threadId, withFileSearch(settings, { ...form, names }));
      return true;
    },
    add(name) {
      change({ names: [...form.names, name] });
      const saved = toForm(settings);
      updateSettings(threadId, withFileSearch(settings, { ...saved, names: [...saved.names, name] }));
    },
    forget(name) {
      change({ names: form.names.filter((other) => other !== name) });
      forgetStore(name);
    },
  };
}
