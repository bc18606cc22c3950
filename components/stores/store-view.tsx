"use client";

import { ArrowLeft } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { deleteStore } from "@/lib/client/stores/store-actions";
import { addFiles } from "@/lib/client/stores/store-uploads";
import { useIsGone } from "@/lib/client/stores/use-is-gone";
import { useStoreDocuments } from "@/lib/client/stores/use-store-documents";
import { useStoreUploads } from "@/lib/client/stores/use-store-uploads";
import { t } from "@/lib/i18n/translate";
import type { FileStore, Metadata } from "@/lib/protocol/stores";
import { AddDocuments } from "./add-documents";
import { Confirmation } from "./confirmation";
import { DocumentList } from "./document-list";
import { whatGoes } from "./facts-of";
import { useFocusBack } from "./use-focus-back";

type StoreViewProps = { store: FileStore; onBack: () => void; onDeleted: (name: string) => void };

/** What is in a store, what is on its way there, and what can be done with it. */
export function StoreView({ store, onBack, onDeleted }: StoreViewProps) {
  const { documents, hasFailed } = useStoreDocuments(store.id);
  const uploads = useStoreUploads(store.id);
  const isGone = useIsGone(store.id);
  const [isDeleting, setIsDeleting] = useState(false);
  const deleteRef = useFocusBack(isDeleting);
  const backRef = useRef<HTMLButtonElement>(null);
  useEffect(() => backRef.current?.focus(), []);
  const handleDelete = async () => {
    await deleteStore(store.id);
    onDeleted(store.name);
    onBack();
  };
  const handleFiles = (files: readonly File[], metadata: readonly Metadata[]) =>
    addFiles(store.id, files, metadata);
  return (
    <>
      <div className="grid min-h-0 grid-cols-1 gap-5 overflow-y-auto px-6 pt-2 pb-5">
        {isGone ? (
          <p role="alert" className="text-ui text-danger">
            {t("Google no longer has this store. Delete it here and make a new one.")}
          </p>
        ) : (
          <AddDocuments onFiles={handleFiles} />
        )}
        <DocumentList storeId={store.id} documents={documents} uploads={uploads} hasFailed={hasFailed} />
      </div>
      <footer className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-6 py-3">
        {isDeleting ? (
          <Confirmation
            question={whatGoes(store.displayName, documents ?? [])}
            action={t("Delete store")}
            onConfirm={handleDelete}
            onCancel={() => setIsDeleting(false)}
          />
        ) : (
          <>
            <Button ref={backRef} variant="plain" className="-ms-3" onClick={onBack}>
              <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
              {t("All stores")}
            </Button>
            <Button ref={deleteRef} variant="plain" className="-me-3" onClick={() => setIsDeleting(true)}>
              {t("Delete store")}
            </Button>
          </>
        )}
      </footer>
    </>
  );
}
