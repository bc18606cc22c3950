"use client";

import { SlidersHorizontal } from "lucide-react";
import { Suspense, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { preload } from "@/components/ui/preload";

const importDialog = () => import("./settings-dialog");
const SettingsDialog = lazyPart(() => importDialog().then((module) => module.SettingsDialog));

export function SettingsButton({ threadId }: { threadId: string | null }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        label="Settings"
        aria-haspopup="dialog"
        onPointerEnter={preload(importDialog)}
        onFocus={preload(importDialog)}
        onClick={() => setIsOpen(true)}
      >
        <SlidersHorizontal aria-hidden strokeWidth={1.75} />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <SettingsDialog threadId={threadId} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
