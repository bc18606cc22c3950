"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, type RefObject, useState } from "react";
import { t } from "@/lib/i18n/translate";
import { DiscardQuestion } from "./discard-question";
import { IconButton } from "./icon-button";

const WIDTHS = { usual: "max-w-lg", wide: "max-w-3xl" };

type DialogProps = {
  title: string;
  width?: keyof typeof WIDTHS;
  /** Whether something was written in it that is not saved yet: it goes by no press beside it, and else not unasked. */
  isChanged?: boolean;
  /** What has the focus first, where that is not the first that can have it. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** What has the focus once it is closed, where that is not what had it before. */
  focusAfter?: () => HTMLElement | null;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog that is open for as long as it is rendered. */
export function Dialog({
  title,
  width = "usual",
  isChanged = false,
  initialFocus,
  focusAfter,
  onClose,
  children,
}: DialogProps) {
  const [isAsking, setIsAsking] = useState(false);
  const handleClose = (reason: string) => {
    if (isChanged) setIsAsking(!isAsking || reason !== "escape-key");
    else onClose();
  };
  return (
    <Base.Root
      open
      disablePointerDismissal={isChanged}
      onOpenChange={(isOpen, { reason }) => !isOpen && handleClose(reason)}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={initialFocus}
          finalFocus={focusAfter}
          className={`tinted fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[calc(var(--viewport-height)-1.5rem)] w-full flex-col rounded-t-2xl bg-raised shadow-popup transition duration-160 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:bottom-auto sm:top-[10dvh] sm:max-h-[80dvh] sm:rounded-2xl ${WIDTHS[width]}`}
        >
          <header className="flex items-center justify-between ps-6 pe-4 pt-4 pb-1">
            <Base.Title className="text-base font-semibold">{title}</Base.Title>
            <Base.Close render={<IconButton label={t("Close")} />}>
              <X aria-hidden strokeWidth={1.75} />
            </Base.Close>
          </header>
          {children}
          {isAsking && isChanged && <DiscardQuestion onDiscard={onClose} onKeep={() => setIsAsking(false)} />}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
