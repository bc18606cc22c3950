"use client";

import { SquarePen, Trash2 } from "lucide-react";
import { useState } from "react";
import { useFocusBack } from "@/components/stores/use-focus-back";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { closeEnvironment } from "@/lib/client/environments/open-environment";
import { useNewChatIn } from "@/lib/client/environments/use-new-chat-in";
import { t } from "@/lib/i18n/translate";
import type { EnvironmentEntry, EnvironmentFileList } from "@/lib/protocol/api-agents";
import { DeleteEnvironment } from "./delete-environment";

type EnvironmentFooterProps = { entry: EnvironmentEntry; list: EnvironmentFileList | null };

/** What can be done with all of an environment. */
export function EnvironmentFooter({ entry, list }: EnvironmentFooterProps) {
  const [isDeleting, setIsDeleting] = useState(false);
  const deleteRef = useFocusBack(isDeleting);
  const newChat = useNewChatIn(entry);
  const handleNewChat = () => {
    // Over a narrow page it would cover the chat that was asked for.
    closeEnvironment({ isFocusReturned: false });
    newChat?.();
  };
  return (
    <footer className="flex items-center gap-2 border-t border-line px-5 py-3">
      {isDeleting ? (
        <DeleteEnvironment
          entry={entry}
          list={list}
          onDeleted={() => closeEnvironment({ isFocusReturned: true })}
          onCancel={() => setIsDeleting(false)}
        />
      ) : (
        <>
          {newChat && (
            <Button onClick={handleNewChat}>
              <SquarePen aria-hidden className="size-4" strokeWidth={1.75} />
              {t("Use in a new chat")}
            </Button>
          )}
          <IconButton
            ref={deleteRef}
            label={t("Delete environment")}
            className="ms-auto -me-2"
            onClick={() => setIsDeleting(true)}
          >
            <Trash2 aria-hidden strokeWidth={1.75} />
          </IconButton>
        </>
      )}
    </footer>
  );
}
