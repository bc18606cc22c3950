"use client";

import { type ReactNode, Suspense } from "react";
import { DropZone } from "@/components/attachments/drop-zone";
import { EnvironmentPlace } from "@/components/environments/environment-place";
import { RecorderPlace } from "@/components/recorder/recorder-place";
import { SidebarColumn } from "@/components/sidebar/sidebar-column";
import { SidebarDrawer } from "@/components/sidebar/sidebar-drawer";
import { AnnounceProvider } from "@/components/ui/announce-provider";
import { lazyPart } from "@/components/ui/lazy-part";
import { usePageCommands } from "@/lib/client/commands/use-page-commands";
import { COMPOSER_ID } from "@/lib/client/focus-composer";
import { useDraftKeeping } from "@/lib/client/use-draft-keeping";
import { PLACE_TITLE_ID, usePlace } from "@/lib/client/use-place";
import { usePreferencesSync } from "@/lib/client/use-preferences-sync";
import { useShortcuts } from "@/lib/client/use-shortcuts";
import { useViewportHeight } from "@/lib/client/use-viewport-height";
import { t } from "@/lib/i18n/translate";

const LateParts = lazyPart(() => import("./late-parts").then((module) => module.LateParts));

type ChatShellProps = {
  /** What stands for whose page it is; null for nobody's. */
  owner: string | null;
  children: ReactNode;
};

/** The frame of the app: the list of threads beside the page of one. */
export function ChatShell({ owner, children }: ChatShellProps) {
  const place = usePlace();
  usePreferencesSync();
  useDraftKeeping();
  useViewportHeight();
  usePageCommands();
  useShortcuts();
  return (
    <AnnounceProvider>
      <a
        href={`#${place ? PLACE_TITLE_ID : COMPOSER_ID}`}
        className="fixed start-2 top-2 z-50 rounded-lg bg-ink px-3 py-2 text-sm text-canvas not-focus:sr-only"
      >
        {place ? t("Skip to the page") : t("Skip to writing")}
      </a>
      <div className="flex h-(--viewport-height) overflow-clip">
        <SidebarColumn />
        <div className="flex min-w-0 flex-1 flex-col">{children}</div>
        <EnvironmentPlace />
        <RecorderPlace />
      </div>
      <SidebarDrawer />
      <DropZone />
      <Suspense fallback={null}>
        <LateParts owner={owner} />
      </Suspense>
    </AnnounceProvider>
  );
}
