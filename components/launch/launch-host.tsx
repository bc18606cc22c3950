"use client";

import { useEffect } from "react";
import { setSearchOpen } from "@/lib/client/search/open-search";
import { takeParameters } from "@/lib/client/take-parameters";
import { takeSharedText } from "@/lib/client/take-shared-text";
import { SEARCH_PARAMETER } from "@/lib/protocol/launch";

/** Does what the installed app was opened for: with something that was shared, or by a shortcut. */
export function LaunchHost() {
  useEffect(() => {
    takeSharedText();
    if (takeParameters([SEARCH_PARAMETER]).length > 0) setSearchOpen(true);
  }, []);
  return null;
}
