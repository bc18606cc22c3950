"use client";

import { useEffect } from "react";
import { commandOf } from "./commands/commands";
import { keysPressed } from "./commands/keys";
import { runCommand } from "./commands/use-command";
import { preferenceOf } from "./preferences";

/** Does commands by their keys. Those without Ctrl or Cmd do only where nothing has the focus that could take a sign. */
export function useShortcuts(): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const keys = keysPressed(event);
      const id = keys && commandOf(keys, preferenceOf("shortcuts"));
      if (!id || (!keys.startsWith("Mod+") && document.activeElement !== document.body)) return;
      if (runCommand(id)) event.preventDefault();
    };
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, []);
}
