"use client";

import { use, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/lib/i18n/translate";
import { CallActionsContext } from "./call-actions-context";

type BrowserCallProps = {
  turnId: string;
  position: number;
  hasFailed: boolean;
  onFail: (cause: unknown) => void;
};

/** Has an allowed call run in this page, for as long as it waits. What runs shows nothing of itself. */
export function BrowserCall({ turnId, position, hasFailed, onFail }: BrowserCallProps) {
  const actions = use(CallActionsContext);
  const [attempt, setAttempt] = useState(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a reason of its own; whom failures are told is none.
  useEffect(() => {
    actions?.run(turnId, position).catch(onFail);
  }, [actions, turnId, position, attempt]);
  if (!hasFailed) return null;
  return (
    <Button className="mt-2" onClick={() => setAttempt(attempt + 1)}>
      {t("Run again")}
    </Button>
  );
}
