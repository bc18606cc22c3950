"use client";

import { Mic } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { preload } from "@/components/ui/preload";

const importRecorder = () => import("./recorder");

/** Begins a recording. What it needs is loaded as the pointer comes near. */
export function RecordButton({ onStart }: { onStart: () => void }) {
  return (
    <IconButton
      label="Record audio"
      onPointerEnter={preload(importRecorder)}
      onFocus={preload(importRecorder)}
      onClick={onStart}
    >
      <Mic aria-hidden strokeWidth={1.75} />
    </IconButton>
  );
}
