"use client";

import { Share } from "lucide-react";
import { Suspense, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useCommand } from "@/lib/client/commands/use-command";
import { t } from "@/lib/i18n/translate";

const importDialog = loadOnce(() => import("./share-dialog"));
const ShareDialog = lazyPart(() => importDialog().then((module) => module.ShareDialog));

export function ShareButton({ threadId }: { threadId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  useCommand("share", () => setIsOpen(true));
  return (
    <>
      <IconButton
        label={t("Share")}
        aria-haspopup="dialog"
        onPointerEnter={preload(importDialog)}
        onFocus={preload(importDialog)}
        onClick={() => setIsOpen(true)}
      >
        <Share aria-hidden strokeWidth={1.75} />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <ShareDialog threadId={threadId} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
