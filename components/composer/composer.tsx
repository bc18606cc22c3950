"use client";

import { Suspense, useEffect, useState } from "react";
import { ComposerAttachments } from "@/components/attachments/composer-attachments";
import { ChosenEnvironment } from "@/components/environments/chosen-environment";
import { lazyPart } from "@/components/ui/lazy-part";
import { useAnnounce } from "@/components/ui/use-announce";
import { restoreDraftFiles } from "@/lib/client/attachments/draft-files";
import { useCompared } from "@/lib/client/comparing";
import { writeDraft } from "@/lib/client/composer-store";
import { useEditedPicture } from "@/lib/client/editing-picture";
import { restoreQueue, useQueue } from "@/lib/client/queue/message-queue";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { msg, t } from "@/lib/i18n/translate";
import type { AgentKind } from "@/lib/protocol/agents";
import { schemaOfAnswers } from "@/lib/protocol/json-schema-format";
import type { Output } from "@/lib/protocol/targets";
import { ComposerNotices } from "./composer-notices";
import { ComposerTools } from "./composer-tools";
import { MessageField } from "./message-field";
import { ModelPicker } from "./model-picker";
import { SendButton } from "./send-button";
import { useComposer } from "./use-composer";

const RECORDING = msg("Attach the recording or cancel it first. Your message is kept.");
const PLACEHOLDERS: Record<Output, string> = {
  text: msg("Ask anything"),
  image: msg("Describe a picture"),
  speech: msg("Write what is to be spoken"),
  music: msg("Describe a song"),
  video: msg("Describe a film"),
};

const TASKS: Record<AgentKind, string> = {
  antigravity: msg("Describe a task"),
  "deep-research": msg("What is to be researched?"),
};
const FORMED = msg("Ask for something. The answer comes as JSON, as chosen in Settings");

const Recorder = lazyPart(() =>
  import("@/components/attachments/recorder").then((module) => module.Recorder),
);

const EditedPicture = lazyPart(() => import("./edited-picture").then((module) => module.EditedPicture));

const ComparedStrip = lazyPart(() =>
  import("./compare/compared-strip").then((module) => module.ComparedStrip),
);

const QueuedMessages = lazyPart(() =>
  import("./queue/queued-messages").then((module) => module.QueuedMessages),
);

const MakingControls = lazyPart(() =>
  import("./making/making-controls").then((module) => module.MakingControls),
);

/** Where one writes. It stays mounted from thread to thread, so the focus stays too. */
export function Composer({ threadId }: { threadId: string | null }) {
  const { text, runningTurnId, canSend, hint, submit } = useComposer(threadId);
  const target = useTarget(threadId);
  const { output, agent } = target;
  const hasForm = schemaOfAnswers(useSettings(threadId), target) !== null;
  const announce = useAnnounce();
  const [isRecording, setIsRecording] = useState(false);
  const isEditing = useEditedPicture(threadId) !== null;
  const isComparing = useCompared(threadId).length > 0;
  const hasQueue = useQueue(threadId).length > 0;
  useEffect(() => restoreDraftFiles(threadId), [threadId]);
  useEffect(() => {
    if (threadId !== null) restoreQueue(threadId);
  }, [threadId]);
  return (
    <div
      // Above it there is the heading of a new chat, and below it room, but in a low window.
      className={`${threadId === null ? "low:notices-above" : "notices-above"} relative mx-auto w-full max-w-column shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4 sm:pb-5`}
    >
      <ComposerNotices threadId={threadId} runningTurnId={runningTurnId} hint={hint} />
      {threadId !== null && hasQueue && (
        <Suspense fallback={null}>
          <QueuedMessages threadId={threadId} />
        </Suspense>
      )}
      <div className="tinted rounded-[1.25rem] border border-line bg-raised shadow-card transition-colors has-[textarea:focus-visible]:border-accent/75">
        {isEditing && (
          <Suspense fallback={null}>
            <EditedPicture threadId={threadId} />
          </Suspense>
        )}
        {isComparing && (
          <Suspense fallback={null}>
            <ComparedStrip threadId={threadId} />
          </Suspense>
        )}
        <ChosenEnvironment threadId={threadId} />
        <ComposerAttachments threadId={threadId} text={text} />
        <MessageField
          threadId={threadId}
          text={text}
          onWrite={(written) => writeDraft(threadId, written)}
          placeholder={t(agent ? TASKS[agent.kind] : hasForm ? FORMED : PLACEHOLDERS[output])}
          onSubmit={isRecording ? () => announce({ text: t(RECORDING) }) : submit}
        />
        {isRecording ? (
          <Suspense fallback={<div className="h-13" />}>
            <Recorder threadId={threadId} onClose={() => setIsRecording(false)} />
          </Suspense>
        ) : (
          <div className="composer-row">
            <ComposerTools threadId={threadId} onRecordingChange={setIsRecording} />
            {output !== "text" && (
              <Suspense fallback={null}>
                <MakingControls threadId={threadId} />
              </Suspense>
            )}
            <div className="ms-auto flex min-w-0 items-center justify-end gap-1.5 max-sm:flex-[1_1_11.5rem]">
              <ModelPicker threadId={threadId} />
              <SendButton runningTurnId={runningTurnId} canSend={canSend} onSend={submit} />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
