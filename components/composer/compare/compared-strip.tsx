"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { setCompared, useCompared } from "@/lib/client/comparing";
import { focusComposer } from "@/lib/client/focus-composer";
import { listInSentence } from "@/lib/i18n/formats";
import { t } from "@/lib/i18n/translate";
import { useComparedCost } from "./use-compared-cost";

/** What the message that is being written is asked of besides, and what that costs. */
export function ComparedStrip({ threadId }: { threadId: string | null }) {
  const names = listInSentence(useCompared(threadId).map(({ name }) => name));
  const cost = useComparedCost(threadId);
  const handleStop = () => {
    setCompared(threadId, []);
    focusComposer();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
    <div
      role="group"
      aria-label={t("Comparison")}
      className="tinted mx-2 mt-2 flex items-center gap-2 rounded-xl bg-accent-soft py-1 ps-3 pe-1 text-ui"
    >
      <p className="min-w-0 flex-1 py-1">
        {t("Also asked of {names}.", { names })} <span className="text-sm text-ink-soft">{cost}</span>
      </p>
      <IconButton label={t("Stop comparing")} onClick={handleStop}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </div>
  );
}
