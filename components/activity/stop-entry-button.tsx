"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useThreadActions } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";

type StopEntryButtonProps = { turnId: string; titleId: string };

/** It goes with the entry, once the server has stopped the turn. */
export function StopEntryButton({ turnId, titleId }: StopEntryButtonProps) {
  const { stop } = useThreadActions();
  const [isStopping, setIsStopping] = useState(false);
  const handleStop = () => {
    if (isStopping) return;
    setIsStopping(true);
    stop(turnId);
  };
  return (
    <Button
      aria-describedby={titleId}
      aria-busy={isStopping}
      aria-disabled={isStopping}
      onClick={handleStop}
      className={`me-1 ${isStopping ? "opacity-50" : ""}`}
    >
      {t("Stop")}
    </Button>
  );
}
