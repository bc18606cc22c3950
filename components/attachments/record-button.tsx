"use client";

import { Mic } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useCommand } from "@/lib/client/commands/use-command";
import { t } from "@/lib/i18n/translate";

const importRecorder = loadOnce(() => import("./recorder"));

/** Begins a recording. What it needs is loaded as the pointer comes near. */
export function RecordButton({ onStart }: { onStart: () => void }) {
  useCommand("record", onStart);
  return (
    <IconButton
      label={t("Record audio")}
      onPointerEnter={preload(importRecorder)}
      onFocus={preload(importRecorder)}
      onClick={onStart}
    >
      <Mic aria-hidden strokeWidth={1.75} />
    </IconButton>
  );
}
