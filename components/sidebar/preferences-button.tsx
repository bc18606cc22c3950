"use client";

import { Settings2 } from "lucide-react";
import { Suspense, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { preload } from "@/components/ui/preload";

const importDialog = () => import("@/components/preferences/preferences-dialog");
const PreferencesDialog = lazyPart(() => importDialog().then((module) => module.PreferencesDialog));

export function PreferencesButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onPointerEnter={preload(importDialog)}
        onClick={() => setIsOpen(true)}
        className="flex h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-ui text-ink-soft transition-colors hover:bg-ink/6 hover:text-ink coarse:h-11"
      >
        <Settings2 aria-hidden className="size-4.5" strokeWidth={1.75} />
        Preferences
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <PreferencesDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
