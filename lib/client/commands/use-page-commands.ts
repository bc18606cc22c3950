"use client";

import { focusComposer } from "@/lib/client/focus-composer";
import { setPreference } from "@/lib/client/preferences";
import { setSearchOpen } from "@/lib/client/search/open-search";
import { useModels } from "@/lib/client/thread-store";
import { useSidebarToggle } from "@/lib/client/use-drawer";
import { openPath } from "@/lib/client/use-path";
import { type Place, placePath } from "@/lib/client/use-place";
import { openThread } from "@/lib/client/use-thread-id";
import { useCommand } from "./use-command";

const open = (place: Place) => () => openPath(placePath(place));

/** The commands that every page of the app has. */
export function usePageCommands(): void {
  const { toggle } = useSidebarToggle();
  const hasAgents = useModels().agents.length > 0;
  useCommand("new-chat", () => {
    openThread(null);
    focusComposer();
  });
  useCommand("search", () => setSearchOpen(true));
  useCommand("write", focusComposer);
  useCommand("toggle-sidebar", toggle);
  useCommand("environments", hasAgents ? open("environments") : null);
  useCommand("agents", hasAgents ? open("agents") : null);
  useCommand("archived", open("archived"));
  useCommand("shares", open("shares"));
  useCommand("usage", open("usage"));
  useCommand("theme-system", () => setPreference("theme", "system"));
  useCommand("theme-light", () => setPreference("theme", "light"));
  useCommand("theme-dark", () => setPreference("theme", "dark"));
}
