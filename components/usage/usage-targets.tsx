"use client";

import { useModels } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import type { UsageReport } from "@/lib/protocol/usage";
import { UsageTable } from "./usage-table";

export function UsageTargets({ targets }: { targets: UsageReport["targets"] }) {
  const { models, agents } = useModels();
  const nameOf = (target: string) => [...models, ...agents].find(({ id }) => id === target)?.name ?? target;
  return (
    <section className="grid grid-cols-1 gap-1">
      <h2 className="text-base font-semibold">{t("By model and agent")}</h2>
      <UsageTable
        caption={t("By model and agent")}
        of={t("Model or agent")}
        rows={targets.map((sum) => ({ key: sum.target, name: nameOf(sum.target), sum }))}
      />
    </section>
  );
}
