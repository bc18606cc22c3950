"use client";

import { Ellipsis } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { t } from "@/lib/i18n/translate";
import type { Folder } from "@/lib/protocol/folders";
import { ROW_OPTIONS } from "./row-style";

const importMenu = loadOnce(() => import("./folder-menu"));
const FolderMenu = lazyPart(() => importMenu().then((module) => module.FolderMenu));

type FolderOptionsProps = { folder: Folder; onRename: () => void };

export function FolderOptions({ folder, onRename }: FolderOptionsProps) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={buttonRef}
        label={t("Folder options")}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={preload(importMenu)}
        onFocus={preload(importMenu)}
        onClick={() => setIsOpen(true)}
        className={ROW_OPTIONS}
      >
        <Ellipsis aria-hidden strokeWidth={1.75} />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <FolderMenu
            anchorRef={buttonRef}
            folder={folder}
            onRename={onRename}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
