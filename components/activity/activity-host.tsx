"use client";

import { useState } from "react";
import { type Calling, NOBODY_CALLS, useCalling } from "@/lib/client/activity/activity-store";
import { useShownThread } from "@/lib/client/activity/use-shown-thread";
import { t } from "@/lib/i18n/translate";
import { callText } from "./activity-words";

/** Says to a screen reader what ends out of sight. Fewer is no news: somebody has looked at it. */
export function ActivityHost() {
  useShownThread();
  const calling = useCalling();
  const [before, setBefore] = useState<Calling>(NOBODY_CALLS);
  const [text, setText] = useState("");
  if (calling !== before) {
    setBefore(calling);
    const hasMore = calling.done > before.done || calling.waiting > before.waiting;
    setText(hasMore ? callText(calling) : "");
  }
  return (
    <div role="status" aria-label={t("Activity")} className="sr-only">
      {text}
    </div>
  );
}
