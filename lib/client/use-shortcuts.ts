"use client";

import { useEffect } from "react";
import { commandOf } from "./commands/commands";
import { keysPressed } from "./commands/keys";
import { runCommand } from "./commands/use-command";
import { preferenceOf } from "./preferences";

/**
 * Does commands by their keys. Those without Ctrl or Cmd do only where nothing has the focus that could take a sign, and
 * what is being written has an Undo of its own.
 */
export function useShortcuts(): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const keys = keysPressed(event);
      const id = keys && commandOf(keys, preferenceOf("shortcuts"));
      const focused = document.activeElement;
      if (!id || (!keys.startsWith("Mod+") && !focused?.matches("body, [tabindex='-1']"))) return;
      if (id === "undo" && focused && "value" in focused && focused.value) return;
      if (runCommand(id)) event.preventDefault();
    };
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, []);
}
