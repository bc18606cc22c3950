"use client";

import { Speech } from "lucide-react";
import { Suspense, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { t } from "@/lib/i18n/translate";

const importDialog = loadOnce(() => import("./voices-dialog"));
const VoicesDialog = lazyPart(() => importDialog().then((module) => module.VoicesDialog));

export function VoicesButton({ threadId }: { threadId: string | null }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onPointerEnter={preload(importDialog)}
        onFocus={preload(importDialog)}
        onClick={() => setIsOpen(true)}
        className="flex h-8 shrink-0 items-center gap-1 rounded-full px-2 text-sm text-ink-soft transition-colors hover:bg-ink/6 hover:text-ink coarse:h-11"
      >
        <Speech aria-hidden className="size-4.5" strokeWidth={1.75} />
        {t("Voices")}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <VoicesDialog threadId={threadId} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
