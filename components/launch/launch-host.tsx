"use client";

import { useEffect } from "react";
import { setSearchOpen } from "@/lib/client/search/open-search";
import { takeParameters } from "@/lib/client/take-parameters";
import { takeSharedText } from "@/lib/client/take-shared-text";
import { SEARCH_PARAMETER, SHARED_FILES } from "@/lib/protocol/launch";

/** Does what the installed app was opened for: with something that was shared, or by a shortcut. */
export function LaunchHost() {
  useEffect(() => {
    takeSharedText();
    if (takeParameters([SHARED_FILES]).length > 0)
      void import("@/lib/client/take-shared-files").then(({ takeSharedFiles }) => takeSharedFiles());
    if (takeParameters([SEARCH_PARAMETER]).length > 0) setSearchOpen(true);
  }, []);
  return null;
}
