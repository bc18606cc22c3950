"use client";

import { SlidersHorizontal } from "lucide-react";
import { Suspense, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useCommand } from "@/lib/client/commands/use-command";
import { t } from "@/lib/i18n/translate";

const importDialog = loadOnce(() => import("./settings-dialog"));
const SettingsDialog = lazyPart(() => importDialog().then((module) => module.SettingsDialog));

export function SettingsButton({ threadId }: { threadId: string | null }) {
  const [isOpen, setIsOpen] = useState(false);
  useCommand("settings", () => setIsOpen(true));
  return (
    <>
      <IconButton
        label={t("Settings")}
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
