"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { LONGEST_RECORDING_MS, useRecorder } from "@/lib/client/attachments/use-recorder";
import { toPlayTime } from "@/lib/client/media/play-time";
import { useNow } from "@/lib/client/use-now";
import { msg, t } from "@/lib/i18n/translate";
import { LevelMeter } from "./level-meter";
import { useAttachFiles } from "./use-attach-files";

type RecorderProps = { threadId: string | null; onClose: () => void };

const SENTENCES = {
  asking: msg("Waiting for the microphone."),
  refused: msg("This page may not use the microphone. Allow it in the browser and try again."),
  unavailable: msg("No microphone was found."),
};

/** Takes the place of the controls while something is recorded. */
export function Recorder({ threadId, onClose }: RecorderProps) {
  const attachFiles = useAttachFiles(threadId);
  const finishRef = useRef<HTMLButtonElement>(null);
  const { state, level, startedAt, finish } = useRecorder((file) => {
    attachFiles([file]);
    onClose();
  });
  const now = useNow(state === "recording" ? 1000 : null);
  useEffect(() => {
    if (state === "recording") finishRef.current?.focus();
  }, [state]);
  const elapsedMs = startedAt === null ? 0 : Math.max(0, (now ?? startedAt) - startedAt);
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
    <div
      role="group"
      aria-label={t("Recording")}
      className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-3 pb-2"
    >
      {state === "recording" ? (
        <>
          <span aria-hidden="true" className="size-2 shrink-0 animate-live rounded-full bg-danger" />
          <span dir="ltr" className="text-ui whitespace-nowrap tabular-nums">
            {toPlayTime(elapsedMs / 1000)}
            <span className="text-ink-faint">{` / ${toPlayTime(LONGEST_RECORDING_MS / 1000)}`}</span>
          </span>
          <LevelMeter level={level} />
        </>
      ) : (
        <p role="status" className="text-sm text-ink-soft">
          {t(SENTENCES[state])}
        </p>
      )}
      <div className="ms-auto flex gap-2">
        <Button variant="plain" onClick={onClose}>
          {t("Cancel")}
        </Button>
        {state === "recording" && (
          <Button ref={finishRef} variant="solid" onClick={finish}>
            {t("Attach recording")}
          </Button>
        )}
      </div>
    </div>
  );
}
