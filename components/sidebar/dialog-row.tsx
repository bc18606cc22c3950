"use client";

import type { LucideIcon } from "lucide-react";
import { type ComponentType, Suspense, useState } from "react";
import type { CommandId } from "@/lib/client/commands/commands";
import { useCommand } from "@/lib/client/commands/use-command";
import { ROW } from "./row-style";

type DialogRowProps = {
  icon: LucideIcon;
  name: string;
  /** What opens it as well. */
  command: CommandId;
  /** Called where the dialog may be wanted in a moment. */
  onReach: () => void;
  Dialog: ComponentType<{ onClose: () => void }>;
};

/** A row in the foot of the sidebar that opens a dialog, whose code comes when it is wanted. */
export function DialogRow({ icon: Icon, name, command, onReach, Dialog }: DialogRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  useCommand(command, () => setIsOpen(true));
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onPointerEnter={onReach}
        onClick={() => setIsOpen(true)}
        className={ROW}
      >
        <Icon aria-hidden strokeWidth={1.75} />
        {name}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Dialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
