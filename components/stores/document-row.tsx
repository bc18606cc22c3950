"use client";

import { RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { removeDocument, retryDocument, sentenceOf } from "@/lib/client/stores/store-actions";
import { t } from "@/lib/i18n/translate";
import type { StoreDocument } from "@/lib/protocol/stores";
import { Confirmation } from "./confirmation";
import { DocumentState } from "./document-state";
import { RowBody } from "./row-body";
import { useFocusBack } from "./use-focus-back";

type DocumentRowProps = { storeId: string; document: StoreDocument; onDeleted: () => void };

/** A document of a store: how far it is, what is noted of it, and what can be done about it. */
export function DocumentRow({ storeId, document, onDeleted }: DocumentRowProps) {
  const { id, name, metadata, state, canRetry } = document;
  const [isDeleting, setIsDeleting] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const deleteRef = useFocusBack(isDeleting);
  const handleDelete = async () => {
    await removeDocument(storeId, id);
    onDeleted();
  };
  const handleRetry = () => {
    setError(null);
    retryDocument(storeId, id).catch((cause: unknown) => setError(sentenceOf(cause)));
  };
  if (isDeleting) {
    return (
      <li className="rounded-xl border border-line p-3">
        <Confirmation
          question={t("Delete “{name}” here and at Google? Gemini will not find it any more.", { name })}
          action={t("Delete document")}
          onConfirm={handleDelete}
          onCancel={() => setIsDeleting(false)}
        />
      </li>
    );
  }
  return (
    <li className="flex items-center gap-2">
      <RowBody name={name} metadata={metadata} isBroken={state === "failed"}>
        <DocumentState document={document} />
        {error && (
          <span role="alert" className="block text-sm text-danger">
            {error}
          </span>
        )}
      </RowBody>
      {canRetry && (
        <IconButton label={t("Try {name} again", { name })} onClick={handleRetry}>
          <RotateCw aria-hidden strokeWidth={1.75} />
        </IconButton>
      )}
      <IconButton ref={deleteRef} label={t("Delete {name}", { name })} onClick={() => setIsDeleting(true)}>
        <Trash2 aria-hidden strokeWidth={1.75} />
      </IconButton>
    </li>
  );
}
