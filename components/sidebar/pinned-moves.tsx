"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { MenuAction } from "@/components/ui/menu-action";
import { useThreadList } from "@/lib/client/use-thread-list";
import { t } from "@/lib/i18n/translate";
import { pinnedOf } from "./thread-groups";
import { useOrganise } from "./use-organise";

/** A step up or down among the pinned threads, where there is one. */
export function PinnedMoves({ threadId }: { threadId: string }) {
  const { threads } = useThreadList();
  const { arrange } = useOrganise();
  const ids = pinnedOf(threads).map(({ id }) => id);
  const at = ids.indexOf(threadId);
  const moveTo = (to: number) => void arrange(ids.toSpliced(at, 1).toSpliced(to, 0, threadId));
  return (
    <>
      {at > 0 && (
        <MenuAction icon={<ArrowUp aria-hidden strokeWidth={1.75} />} onSelect={() => moveTo(at - 1)}>
          {t("Move up")}
        </MenuAction>
      )}
      {at !== -1 && at < ids.length - 1 && (
        <MenuAction icon={<ArrowDown aria-hidden strokeWidth={1.75} />} onSelect={() => moveTo(at + 1)}>
          {t("Move down")}
        </MenuAction>
      )}
    </>
  );
}
