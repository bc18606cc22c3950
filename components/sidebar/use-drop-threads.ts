"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { useListParts } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import type { DropPlace } from "./drop-threads";
import type { OnDrop } from "./thread-drag";

/** What a place of the list does with threads that are dropped on it. Its code comes with the first of them. */
export function useDropThreads(): (place: DropPlace) => OnDrop {
  const parts = useListParts();
  const announce = useAnnounce();
  return (place) => (threadIds, at) => {
    import("./drop-threads")
      .then(({ dropThreads }) => dropThreads(parts, announce, { threadIds, place, at }))
      .catch(() => announce({ text: t("This could not be moved. Reload the page.") }));
  };
}
