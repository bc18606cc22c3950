"use client";

import { FilePlus2, Plus } from "lucide-react";
import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { joinSentences, t } from "@/lib/i18n/translate";
import { METADATA_MAX, type Metadata } from "@/lib/protocol/stores";
import { checkPairs, EMPTY_PAIR, type MetadataPair, toMetadata } from "./metadata-pairs";
import { MetadataRow } from "./metadata-row";
import { useFileDrop } from "./use-file-drop";

type AddDocumentsProps = { onFiles: (files: readonly File[], metadata: readonly Metadata[]) => void };

/** Takes files, chosen or dropped, and what is to be noted of them. */
export function AddDocuments({ onFiles }: AddDocumentsProps) {
  const chooserRef = useRef<HTMLInputElement>(null);
  const [pairs, setPairs] = useState<readonly MetadataPair[]>([]);
  const [error, setError] = useState<string | null>(null);
  const handleFiles = (files: readonly File[]) => {
    if (files.length === 0) return;
    const wrong = checkPairs(pairs);
    setError(wrong);
    if (!wrong) onFiles(files, toMetadata(pairs));
  };
  const handleChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    handleFiles([...(target.files ?? [])]);
    // The same file chosen again is a change, too.
    target.value = "";
  };
  const { isOver, handlers } = useFileDrop(handleFiles);
  return (
    <section
      aria-label={t("Add documents")}
      className={`grid grid-cols-1 gap-3 rounded-xl border border-dashed p-4 transition-colors ${
        isOver ? "border-accent bg-accent-soft" : "border-edge"
      }`}
      {...handlers}
    >
      <div className="flex items-center justify-between gap-4">
        <p className="min-w-0 text-sm text-ink-soft">
          {t("PDF, Word, text, code, tables: up to 100 MB each.")}
          <span className="pointer-coarse:hidden">{joinSentences("", t("Drop them here."))}</span>
        </p>
        <input ref={chooserRef} type="file" multiple hidden data-store-files onChange={handleChange} />
        <Button variant="solid" onClick={() => chooserRef.current?.click()}>
          <FilePlus2 aria-hidden className="size-4" strokeWidth={1.75} />
          {t("Add files")}
        </Button>
      </div>
      {pairs.map((pair, position) => (
        <MetadataRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; it has no other name.
          key={position}
          position={position}
          pair={pair}
          onChange={(change) => setPairs(pairs.with(position, { ...pair, ...change }))}
          onRemove={() => setPairs(pairs.toSpliced(position, 1))}
        />
      ))}
      {(error || pairs.length > 0) && (
        <p
          role={error ? "alert" : undefined}
          className={`text-sm ${error ? "text-danger" : "text-ink-faint"}`}
        >
          {error ?? t("Noted with the files that you add next. Numbers can be compared: year > 1990.")}
        </p>
      )}
      {pairs.length < METADATA_MAX && (
        <Button
          variant="plain"
          className="-ms-3 justify-self-start"
          onClick={() => setPairs([...pairs, EMPTY_PAIR])}
        >
          <Plus aria-hidden className="size-4" strokeWidth={1.75} />
          {t("Add metadata")}
        </Button>
      )}
    </section>
  );
}
