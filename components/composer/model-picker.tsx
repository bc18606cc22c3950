"use client";

import { ChevronDown } from "lucide-react";
import { memo, Suspense, useId, useRef, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useCommand } from "@/lib/client/commands/use-command";
import { useTarget } from "@/lib/client/use-target";
import { t } from "@/lib/i18n/translate";

const importList = loadOnce(() => import("./model-list"));
const ModelList = lazyPart(() => importList().then((module) => module.ModelList));

export const ModelPicker = memo(function ModelPicker({ threadId }: { threadId: string | null }) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const nameId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { name } = useTarget(threadId);
  useCommand("model", () => setIsOpen(true));
  return (
    <>
      <button
        ref={buttonRef}
        type="button"
        aria-label={t("Model")}
        aria-describedby={nameId}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        onPointerEnter={preload(importList)}
        onFocus={preload(importList)}
        onClick={() => setIsOpen(true)}
        className="flex h-8 min-w-0 items-center gap-1 rounded-full ps-3 pe-2 text-sm text-ink-soft transition-colors hover:bg-ink/6 hover:text-ink coarse:h-11"
      >
        <span id={nameId} aria-hidden="true" className="truncate">
          {name}
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <ModelList threadId={threadId} anchorRef={buttonRef} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
});
