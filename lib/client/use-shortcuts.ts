"use client";

import { useEffect } from "react";

type Shortcuts = { onNewThread: () => void; onFocusComposer: () => void };

/** Ctrl or Cmd + Shift + O begins a new thread; "/" goes to the composer when nothing has focus. */
export function useShortcuts({ onNewThread, onFocusComposer }: Shortcuts): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand && event.shiftKey && event.key.toLowerCase() === "o") onNewThread();
      else if (!isCommand && event.key === "/" && document.activeElement === document.body) onFocusComposer();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, [onNewThread, onFocusComposer]);
}
