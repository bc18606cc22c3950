"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { useStores } from "@/lib/client/stores/use-stores";
import { t } from "@/lib/i18n/translate";
import { StoreView } from "./store-view";
import { StoresForm } from "./stores-form";
import { useFileSearchForm } from "./use-file-search-form";

type FileSearchDialogProps = { threadId: string | null; onClose: () => void };

/** Which stores the thread searches, and in one of them what is in it. */
export function FileSearchDialog({ threadId, onClose }: FileSearchDialogProps) {
  const { stores, hasFailed, reload } = useStores();
  const search = useFileSearchForm(threadId);
  const [openId, setOpenId] = useState<string | null>(null);
  const [lastId, setLastId] = useState<string | null>(null);
  const open = stores?.find(({ id }) => id === openId);
  const handleBack = () => {
    setLastId(openId);
    setOpenId(null);
    reload();
  };
  const handleSave = () => {
    if (search.save(stores)) onClose();
  };
  return (
    <Dialog title={open ? open.displayName : t("File search")} isChanged={search.isChanged} onClose={onClose}>
      {open ? (
        <StoreView store={open} onBack={handleBack} onDeleted={search.forget} />
      ) : (
        <StoresForm
          stores={stores}
          hasFailed={hasFailed}
          search={search}
          note={threadId === null ? t("For the next new chat.") : t("For this conversation.")}
          lastId={lastId}
          onReload={reload}
          onOpen={setOpenId}
          onSave={handleSave}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
