"use client";

import { PageLink } from "@/components/sidebar/page-link";
import { t } from "@/lib/i18n/translate";
import type { UsageReport } from "@/lib/protocol/usage";
import { UsageTable } from "./usage-table";

/** The conversations that have cost the most. */
export function UsageThreads({ threads }: { threads: UsageReport["threads"] }) {
  return (
    <section className="grid grid-cols-1 gap-1">
      <h2 className="text-base font-semibold">{t("By conversation")}</h2>
      <UsageTable
        caption={t("By conversation")}
        of={t("Conversation")}
        rows={threads.map((sum) => ({ key: sum.threadId, name: <Name {...sum} />, sum }))}
      />
    </section>
  );
}

function Name({ threadId, title, isDeleted }: UsageReport["threads"][number]) {
  if (isDeleted) return <span className="text-ink-soft">{t("Deleted")}</span>;
  return (
    <PageLink threadId={threadId} className="text-accent hover:underline coarse:py-2">
      <bdi>{title ?? t("Untitled")}</bdi>
    </PageLink>
  );
}
