"use client";

import { useCallback, useEffect, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { PlaceState } from "@/components/places/place-state";
import { Button } from "@/components/ui/button";
import { useListChanges } from "@/lib/client/organise/use-list-changes";
import { useThreadState } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import { ArchivedRow } from "./archived-row";

/** Conversations that are out of the list, the newest first. */
export function ArchivedPage() {
  const { loadArchived } = useListChanges();
  const [cursor, setCursor] = useState<string | null>(null);
  const [load, setLoad] = useState<"loading" | "ready" | "failed">("loading");
  const threads = useThreadState(
    useShallow(({ summaries }) => summaries.filter(({ isArchived }) => isArchived)),
  );
  const ask = useCallback(
    (from: string | null) => {
      setLoad("loading");
      loadArchived(from).then(
        (next) => {
          setCursor(next);
          setLoad("ready");
        },
        () => setLoad("failed"),
      );
    },
    [loadArchived],
  );
  useEffect(() => ask(null), [ask]);
  const isFirst = threads.length === 0;
  return (
    <>
      <p className="text-ink-soft">
        {t(
          "What you archive is out of the list, and still found by the search. A message in it brings it back.",
        )}
      </p>
      <PlaceState
        things="conversations"
        isLoading={isFirst && load === "loading"}
        hasFailed={load === "failed"}
        onRetry={() => ask(isFirst ? null : cursor)}
      />
      {isFirst && load === "ready" && <p className="text-ink-soft">{t("Nothing is archived.")}</p>}
      {!isFirst && (
        <ul aria-label={t("Archived")} className="divide-y divide-line border-y border-line">
          {threads.map((thread) => (
            <ArchivedRow key={thread.id} thread={thread} />
          ))}
        </ul>
      )}
      {cursor !== null && load !== "failed" && (
        <Button
          className="w-fit"
          aria-busy={load === "loading"}
          onClick={() => load === "ready" && ask(cursor)}
        >
          {t("Show more")}
        </Button>
      )}
    </>
  );
}
