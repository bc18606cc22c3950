"use client";

import { useEffect, useRef, useState } from "react";
import { t, tCount } from "@/lib/i18n/translate";
import type { Source } from "@/lib/protocol/citations-sources";
import { SourceEntry } from "./source-entry";

type SourceListProps = {
  sources: readonly Source[] /** To be shown and focused; a new object each time. */;
  asked: Asked | null;
};
type Asked = { number: number };

const SHOWN_MAX = 8;

/** The first sources, and all of them on demand. Places are always shown: Google Maps wants them seen. */
export function SourceList({ sources, asked }: SourceListProps) {
  const listRef = useRef<HTMLOListElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const [answered, setAnswered] = useState(asked);
  if (asked !== answered) {
    setAnswered(asked);
    setIsWhole(true);
  }
  useEffect(() => {
    if (!asked) return;
    const entry = listRef.current?.querySelector<HTMLElement>(`[data-source="${asked.number}"]`);
    entry?.scrollIntoView({ block: "nearest" });
    entry?.focus({ preventScroll: true });
  }, [asked]);
  const isLong = sources.length > SHOWN_MAX + 1;
  const shown =
    isLong && !isWhole
      ? sources.filter(({ kind }, position) => position < SHOWN_MAX || kind === "place")
      : sources;
  return (
    <div className="text-sm">
      <p aria-hidden className="text-ink-faint">
        {t("Sources")}
      </p>
      <ol
        ref={listRef}
        aria-label={t("Sources")}
        className="mt-0.5 flex flex-wrap gap-x-4 gap-y-0.5 coarse:gap-y-0"
      >
        {shown.map((source) => (
          <SourceEntry key={source.number} source={source} />
        ))}
      </ol>
      {shown.length < sources.length && (
        <button
          type="button"
          onClick={() => setIsWhole(true)}
          className="mt-0.5 rounded-md text-ink-faint hover:text-ink coarse:min-h-11"
        >
          {tCount(sources.length, "Show all {count}")}
        </button>
      )}
    </div>
  );
}
