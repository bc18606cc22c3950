"use client";

import { Ellipsis } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { t } from "@/lib/i18n/translate";
import type { Turn } from "@/lib/protocol/thread";

const importMenu = loadOnce(() => import("./turn-menu"));
const TurnMenu = lazyPart(() => importMenu().then((module) => module.TurnMenu));

export function TurnOptions({ turn }: { turn: Turn }) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={buttonRef}
        label={t("More actions")}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={preload(importMenu)}
        onFocus={preload(importMenu)}
        onClick={() => setIsOpen(true)}
      >
        <Ellipsis aria-hidden strokeWidth={1.75} />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <TurnMenu anchorRef={buttonRef} turn={turn} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
