"use client";

import { useEffect } from "react";
import { SignedOutBar } from "@/components/access/signed-out-bar";
import { ActivityHost } from "@/components/activity/activity-host";
import { ShortcutsHost } from "@/components/commands/shortcuts-host";
import { LaunchHost } from "@/components/launch/launch-host";
import { OfflineHost } from "@/components/offline/offline-host";
import { PresetsHost } from "@/components/presets/presets-host";
import { SearchHost } from "@/components/search/search-host";
import { LateUndo } from "@/components/sidebar/late-undo";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { keepFocus } from "@/lib/client/keep-focus";

/** What every page has and none needs before it can be read and written in: its code comes a moment later. */
export function LateParts({ owner }: { owner: string | null }) {
  useEffect(keepFocus, []);
  return (
    <>
      <TooltipLayer />
      <SignedOutBar />
      <ActivityHost />
      <SearchHost />
      <ShortcutsHost />
      <LateUndo />
      <LaunchHost />
      <OfflineHost owner={owner} />
      <PresetsHost />
    </>
  );
}
