"use client";

import { Ellipsis } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useCommand } from "@/lib/client/commands/use-command";
import { t } from "@/lib/i18n/translate";
import type { Placed } from "./thread-menu";

const importMenu = loadOnce(() => import("./thread-menu"));
const ShareDialog = lazyPart(() =>
  import("@/components/share/share-dialog").then((module) => module.ShareDialog),
);
const ThreadMenu = lazyPart(() => importMenu().then((module) => module.ThreadMenu));

type ThreadOptionsProps = {
  thread: Placed;
  onRename: () => void;
  /** Whether a command opens it, too: of the thread that is shown. */
  hasCommand?: boolean;
  className?: string;
};

export function ThreadOptions({ thread, onRename, hasCommand = false, className }: ThreadOptionsProps) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isSharing, setIsSharing] = useState(false);
  useCommand("thread-options", hasCommand ? () => setIsOpen(true) : null);
  return (
    <>
      <IconButton
        ref={buttonRef}
        label={t("Thread options")}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={preload(importMenu)}
        onFocus={preload(importMenu)}
        onClick={() => setIsOpen(true)}
        className={className}
      >
        <Ellipsis aria-hidden strokeWidth={1.75} />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <ThreadMenu
            anchorRef={buttonRef}
            thread={thread}
            onRename={onRename}
            onShare={() => setIsSharing(true)}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
      {isSharing && (
        <Suspense fallback={null}>
          <ShareDialog threadId={thread.id} onClose={() => setIsSharing(false)} />
        </Suspense>
      )}
    </>
  );
}
