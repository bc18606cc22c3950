"use client";

import { useRef } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { StoreUpload } from "@/lib/client/stores/store-state";
import { t, tCount } from "@/lib/i18n/translate";
import { isOnItsWay, type StoreDocument } from "@/lib/protocol/stores";
import { DocumentRow } from "./document-row";
import { UploadRow } from "./upload-row";

type DocumentListProps = {
  storeId: string;
  documents: readonly StoreDocument[] | null;
  uploads: readonly StoreUpload[];
  hasFailed: boolean;
};

/** What is on its way, what failed, and what is there. */
export function DocumentList({ storeId, documents, uploads, hasFailed }: DocumentListProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const isEmpty = documents?.length === 0 && uploads.length === 0;
  return (
    <div className="grid grid-cols-1 gap-2">
      {hasFailed && (
        <p role="alert" className="text-sm text-danger">
          {t("The documents cannot be loaded at the moment. This page keeps trying.")}
        </p>
      )}
      {isEmpty && (
        <p className="text-ui text-ink-soft">
          {t("This store is empty. Add a file, and Gemini can search it.")}
        </p>
      )}
      <ul ref={listRef} tabIndex={-1} aria-label={t("Documents")} className="grid grid-cols-1 gap-2">
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} />
        ))}
        {documents?.map((document) => (
          <DocumentRow
            key={document.id}
            storeId={storeId}
            document={document}
            onDeleted={() => listRef.current?.focus()}
          />
        ))}
      </ul>
      {documents === null && !hasFailed && (
        <div role="status" aria-label={t("Loading the documents")} className="grid gap-3">
          <Skeleton className="w-64" />
          <Skeleton className="w-48" />
        </div>
      )}
      <p role="status" className="text-sm text-ink-faint">
        {statusOf(documents ?? [])}
      </p>
    </div>
  );
}

function statusOf(documents: readonly StoreDocument[]): string {
  const moving = documents.filter(isOnItsWay).length;
  if (moving > 0) {
    return tCount(
      moving,
      "{count} document on its way. You may close this: it goes on.",
      "{count} documents on their way. You may close this: it goes on.",
    );
  }
  const ready = documents.filter(({ state }) => state === "active").length;
  if (ready === 0) return "";
  return tCount(ready, "{count} document ready to be searched.", "{count} documents ready to be searched.");
}
