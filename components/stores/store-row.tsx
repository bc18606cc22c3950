"use client";

import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useIsGone } from "@/lib/client/stores/use-is-gone";
import { t } from "@/lib/i18n/translate";
import type { FileStore } from "@/lib/protocol/stores";
import { factsOf } from "./facts-of";

type StoreRowProps = {
  store: FileStore;
  isChosen: boolean;
  /** Whether one comes back from it. */
  isFocused: boolean;
  onToggle: (isChosen: boolean) => void;
  onOpen: () => void;
};

/** A store: whether the thread searches it, how much is in it, and the way into it. */
export function StoreRow({ store, isChosen, isFocused, onToggle, onOpen }: StoreRowProps) {
  const id = useId();
  const openRef = useRef<HTMLButtonElement>(null);
  const isGone = useIsGone(store.id);
  useEffect(() => {
    if (isFocused) openRef.current?.focus();
  }, [isFocused]);
  return (
    <li className="tinted -mx-2 flex items-center gap-3 rounded-xl px-2 py-1.5 hover:bg-ink/4">
      <input
        id={id}
        type="checkbox"
        checked={isChosen}
        aria-describedby={`${id}-facts`}
        onChange={({ target }) => onToggle(target.checked)}
        className="size-4 shrink-0 coarse:size-5"
      />
      <label
        htmlFor={id}
        className="grid min-w-0 flex-1 cursor-pointer coarse:min-h-11 coarse:content-center"
      >
        <span className="truncate text-ui font-medium">
          <bdi className="block w-fit max-w-full truncate">{store.displayName}</bdi>
        </span>
        <span id={`${id}-facts`} className={`text-sm ${isGone ? "text-danger" : "text-ink-faint"}`}>
          {isGone ? t("Google no longer has this store. Open it to delete it.") : factsOf(store)}
        </span>
      </label>
      <Button
        ref={openRef}
        aria-label={t("Open {displayName}", { displayName: store.displayName })}
        onClick={onOpen}
      >
        {t("Open")}
      </Button>
    </li>
  );
}
