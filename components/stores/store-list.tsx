"use client";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/lib/i18n/translate";
import type { FileStore } from "@/lib/protocol/stores";
import { StoreRow } from "./store-row";

type StoreListProps = {
  stores: readonly FileStore[] | null;
  hasFailed: boolean;
  /** Names of those that the thread searches. */
  chosen: readonly string[];
  lastId: string | null;
  onChoose: (names: readonly string[]) => void;
  onOpen: (storeId: string) => void;
  onReload: () => void;
};

/** The person's stores with those chosen that the thread searches. */
export function StoreList({ stores, hasFailed, chosen, lastId, onChoose, onOpen, onReload }: StoreListProps) {
  if (stores === null && hasFailed) {
    return (
      <p role="alert" className="flex items-center justify-between gap-4 text-ui">
        {t("The stores could not be loaded.")}
        <Button onClick={onReload}>{t("Try again")}</Button>
      </p>
    );
  }
  if (stores === null) {
    return (
      <div role="status" aria-label={t("Loading the stores")} className="grid gap-3">
        <Skeleton className="w-56" />
        <Skeleton className="w-40" />
      </div>
    );
  }
  if (stores.length === 0) {
    return (
      <p className="text-ui text-ink-soft">
        {t("There is no store yet. Name one and put your documents into it.")}
      </p>
    );
  }
  const handleToggle = ({ name }: FileStore, isChosen: boolean) =>
    onChoose(isChosen ? [...chosen, name] : chosen.filter((other) => other !== name));
  return (
    <ul aria-label={t("Stores")} className="grid grid-cols-1 gap-1">
      {stores.map((store) => (
        <StoreRow
          key={store.id}
          store={store}
          isChosen={chosen.includes(store.name)}
          isFocused={store.id === lastId}
          onToggle={(isChosen) => handleToggle(store, isChosen)}
          onOpen={() => onOpen(store.id)}
        />
      ))}
    </ul>
  );
}
