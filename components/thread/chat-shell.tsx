"use client";

import type { ReactNode } from "react";
import { ActivityHost } from "@/components/activity/activity-host";
import { DropZone } from "@/components/attachments/drop-zone";
import { EnvironmentPlace } from "@/components/environments/environment-place";
import { SidebarColumn } from "@/components/sidebar/sidebar-column";
import { SidebarDrawer } from "@/components/sidebar/sidebar-drawer";
import { AnnounceProvider } from "@/components/ui/announce-provider";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { COMPOSER_ID, focusComposer } from "@/lib/client/focus-composer";
import { useDraftKeeping } from "@/lib/client/use-draft-keeping";
import { PLACE_TITLE_ID, usePlace } from "@/lib/client/use-place";
import { usePreferencesSync } from "@/lib/client/use-preferences-sync";
import { useShortcuts } from "@/lib/client/use-shortcuts";
import { openThread } from "@/lib/client/use-thread-id";
import { useViewportHeight } from "@/lib/client/use-viewport-height";

const startNewThread = () => {
  openThread(null);
  focusComposer();
};

/** The frame of the app: the list of threads beside the page of one. */
export function ChatShell({ children }: { children: ReactNode }) {
  const place = usePlace();
  usePreferencesSync();
  useDraftKeeping();
  useViewportHeight();
  useShortcuts({ onNewThread: startNewThread, onFocusComposer: focusComposer });
  return (
    <AnnounceProvider>
      <a
        href={`#${place ? PLACE_TITLE_ID : COMPOSER_ID}`}
        className="fixed start-2 top-2 z-50 rounded-lg bg-ink px-3 py-2 text-sm text-canvas not-focus:sr-only"
      >
        {place ? "Skip to the page" : "Skip to writing"}
      </a>
      <div className="flex h-(--viewport-height) overflow-clip">
        <SidebarColumn />
        <div className="flex min-w-0 flex-1 flex-col">{children}</div>
        <EnvironmentPlace />
      </div>
      <SidebarDrawer />
      <DropZone />
      <TooltipLayer />
      <ActivityHost />
    </AnnounceProvider>
  );
}
