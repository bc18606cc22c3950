"use client";

import { SquarePen } from "lucide-react";
import { ActivityButton } from "@/components/activity/activity-button";
import { ShareButton } from "@/components/share/share-button";
import { PageLink } from "@/components/sidebar/page-link";
import { SidebarToggle } from "@/components/sidebar/sidebar-toggle";
import { focusComposer } from "@/lib/client/focus-composer";
import { useModels } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import { DemoLabel } from "./demo-label";
import { ThreadTitle } from "./thread-title";

/** What belongs to the thread. Text that is scrolled fades out below it. */
export function TopBar({ threadId }: { threadId: string | null }) {
  const { isDemo } = useModels();
  return (
    <header className="relative z-10 flex h-13 low:h-11 shrink-0 items-center gap-1 px-2 max-md:gap-0 pt-[env(safe-area-inset-top)] [box-sizing:content-box] after:pointer-events-none after:absolute after:inset-x-0 after:top-full after:h-5 after:bg-linear-to-b after:from-canvas after:to-transparent">
      <SidebarToggle className="md:not-collapsed:hidden" />
      {threadId && <ThreadTitle key={threadId} threadId={threadId} />}
      {isDemo && <DemoLabel />}
      <span className="ms-auto" />
      {threadId && <ShareButton threadId={threadId} />}
      <ActivityButton />
      <PageLink
        threadId={null}
        onOpen={focusComposer}
        aria-label={t("New chat")}
        data-tooltip={t("New chat")}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-lg text-ink-soft hover:bg-ink/6 md:hidden"
      >
        <SquarePen aria-hidden className="size-5" strokeWidth={1.75} />
      </PageLink>
    </header>
  );
}
