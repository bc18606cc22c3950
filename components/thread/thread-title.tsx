"use client";

import { useEffect, useState } from "react";
import { RenameField } from "@/components/sidebar/rename-field";
import { ThreadOptions } from "@/components/sidebar/thread-options";
import { useRenameThread } from "@/components/sidebar/use-rename-thread";
import { useFocusBack } from "@/components/ui/use-focus-back";
import { useCommand } from "@/lib/client/commands/use-command";
import { setPageTitle } from "@/lib/client/page-title";
import { useThread } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import { TITLE_MAX_LENGTH } from "@/lib/protocol/thread";

/** The title, which a click renames, and the menu of the thread. */
export function ThreadTitle({ threadId }: { threadId: string }) {
  const thread = useThread(threadId);
  const renameThread = useRenameThread();
  const [isRenaming, setIsRenaming] = useState(false);
  const { ref, focusAfter } = useFocusBack<HTMLButtonElement>();
  const title = thread?.title ?? null;
  useCommand("rename", thread ? () => setIsRenaming(true) : null);

  useEffect(() => {
    setPageTitle(title);
    return () => setPageTitle(null);
  }, [title]);

  if (!thread) return null;
  if (isRenaming) {
    return (
      <RenameField
        label={t("Title")}
        title={title ?? ""}
        maxLength={TITLE_MAX_LENGTH}
        onRename={(renamed) => renameThread(threadId, renamed)}
        onClose={(isByKey) => {
          focusAfter(isByKey);
          setIsRenaming(false);
        }}
        className="h-8 w-full max-w-80 rounded-lg bg-raised px-2 text-ui font-medium coarse:h-11 coarse:text-base"
      />
    );
  }
  return (
    <>
      <h1 className="min-w-0 text-ui font-medium">
        <button
          ref={ref}
          type="button"
          dir="auto"
          data-tooltip={t("Rename")}
          onClick={() => setIsRenaming(true)}
          className="block h-8 max-w-full truncate rounded-lg px-2 transition-colors hover:bg-ink/6 coarse:h-11"
        >
          {title ?? t("Untitled")}
        </button>
      </h1>
      <ThreadOptions hasCommand thread={thread} onRename={() => setIsRenaming(true)} />
    </>
  );
}
