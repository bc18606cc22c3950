"use client";

import { useEffect, useState } from "react";
import { RenameField } from "@/components/sidebar/rename-field";
import { ThreadOptions } from "@/components/sidebar/thread-options";
import { useRenameThread } from "@/components/sidebar/use-rename-thread";
import { setPageTitle } from "@/lib/client/page-title";
import { useThread } from "@/lib/client/thread-store";

/** The title, which a click renames, and the menu of the thread. */
export function ThreadTitle({ threadId }: { threadId: string }) {
  const thread = useThread(threadId);
  const renameThread = useRenameThread();
  const [isRenaming, setIsRenaming] = useState(false);
  const title = thread?.title ?? null;

  useEffect(() => {
    setPageTitle(title);
    return () => setPageTitle(null);
  }, [title]);

  if (!thread) return null;
  if (isRenaming) {
    return (
      <RenameField
        title={title ?? ""}
        onRename={(renamed) => renameThread(threadId, renamed)}
        onClose={() => setIsRenaming(false)}
        className="h-8 w-full max-w-80 rounded-lg bg-raised px-2 text-ui font-medium coarse:h-11 coarse:text-base"
      />
    );
  }
  return (
    <>
      <h1 className="min-w-0 text-ui font-medium">
        <button
          type="button"
          data-tooltip="Rename"
          onClick={() => setIsRenaming(true)}
          className="block h-8 max-w-full truncate rounded-lg px-2 transition-colors hover:bg-ink/6 coarse:h-11"
        >
          {title ?? "Untitled"}
        </button>
      </h1>
      <ThreadOptions threadId={threadId} title={title ?? "Untitled"} onRename={() => setIsRenaming(true)} />
    </>
  );
}
