"use client";

import { memo, Suspense } from "react";
import { AttachButton } from "@/components/attachments/attach-button";
import { RecordButton } from "@/components/attachments/record-button";
import { GoogleSearchButton } from "@/components/tools/google-search-button";
import { PILL } from "@/components/tools/pill-style";
import { ToolsButton } from "@/components/tools/tools-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { SettingsButton } from "./settings-button";

const PresetsButton = lazyPart(() =>
  import("@/components/presets/presets-button").then((module) => module.PresetsButton),
);

type ComposerToolsProps = { threadId: string | null; onRecordingChange: (isRecording: boolean) => void };

/**
 * What stands below the text and has nothing to do with it, so that a key draws none of it again. The button that comes
 * a moment later has its place already, or the row might become two and the page move.
 */
export const ComposerTools = memo(function ComposerTools({
  threadId,
  onRecordingChange,
}: ComposerToolsProps) {
  return (
    <>
      <AttachButton threadId={threadId} />
      <RecordButton onStart={() => onRecordingChange(true)} />
      <GoogleSearchButton threadId={threadId} />
      <ToolsButton threadId={threadId} />
      <SettingsButton threadId={threadId} />
      <Suspense fallback={<span className={`${PILL} w-8.5`} />}>
        <PresetsButton threadId={threadId} />
      </Suspense>
    </>
  );
});
