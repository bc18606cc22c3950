"use client";

import { Suspense, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useCommand } from "@/lib/client/commands/use-command";

const ShortcutsDialog = lazyPart(() => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog));

/** Where the sheet of shortcuts opens. */
export function ShortcutsHost() {
  const [isOpen, setIsOpen] = useState(false);
  useCommand("shortcuts", () => setIsOpen(true));
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <ShortcutsDialog onClose={() => setIsOpen(false)} />
    </Suspense>
  );
}
