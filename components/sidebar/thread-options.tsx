"use client";

import { Ellipsis } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { preload } from "@/components/ui/preload";

const importMenu = () => import("./thread-menu");
const ThreadMenu = lazyPart(() => importMenu().then((module) => module.ThreadMenu));

type ThreadOptionsProps = { threadId: string; title: string; onRename: () => void; className?: string };

export function ThreadOptions({ threadId, title, onRename, className }: ThreadOptionsProps) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={buttonRef}
        label="Thread options"
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
            threadId={threadId}
            title={title}
            onRename={onRename}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
