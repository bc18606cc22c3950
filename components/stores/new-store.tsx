"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FIELD_BOX } from "@/components/ui/field-style";
import { createStore, sentenceOf } from "@/lib/client/stores/store-actions";
import { t } from "@/lib/i18n/translate";
import { type FileStore, STORE_NAME_MAX_LENGTH } from "@/lib/protocol/stores";

type NewStoreProps = {
  /** Whether one comes back from a store that was deleted. */
  isFocused: boolean;
  onCreated: (store: FileStore) => void;
};

/** Makes a store of a name. It stands in a form that is saved apart from it. */
export function NewStore({ isFocused, onCreated }: NewStoreProps) {
  const id = useId();
  const [name, setName] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string>();
  const nameRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocused) nameRef.current?.focus();
  }, [isFocused]);
  const handleCreate = async () => {
    if (isBusy) return;
    if (name.trim() === "") return setError(t("A store needs a name."));
    setIsBusy(true);
    setError(undefined);
    try {
      onCreated(await createStore(name.trim()));
      setName("");
    } catch (cause) {
      setError(sentenceOf(cause));
    } finally {
      setIsBusy(false);
    }
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void handleCreate();
  };
  return (
    <Field id={id} label={t("New store")} error={error}>
      <div className="flex items-center gap-2">
        <input
          ref={nameRef}
          id={id}
          value={name}
          dir="auto"
          maxLength={STORE_NAME_MAX_LENGTH}
          placeholder={t("Its name, such as Papers")}
          autoComplete="off"
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-note`}
          onChange={({ target }) => setName(target.value)}
          onKeyDown={handleKeyDown}
          className={FIELD_BOX}
        />
        <Button aria-busy={isBusy} aria-label={t("Create store")} onClick={handleCreate}>
          {isBusy ? t("Creating") : t("Create")}
        </Button>
      </div>
    </Field>
  );
}
