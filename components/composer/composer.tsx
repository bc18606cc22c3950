"use client";

import { Suspense, useEffect, useState } from "react";
import { AttachButton } from "@/components/attachments/attach-button";
import { ComposerAttachments } from "@/components/attachments/composer-attachments";
import { RecordButton } from "@/components/attachments/record-button";
import { ChosenEnvironment } from "@/components/environments/chosen-environment";
import { GoogleSearchButton } from "@/components/tools/google-search-button";
import { ToolsButton } from "@/components/tools/tools-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { useAnnounce } from "@/components/ui/use-announce";
import { restoreDraftFiles } from "@/lib/client/attachments/draft-files";
import { writeDraft } from "@/lib/client/composer-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import type { AgentKind } from "@/lib/protocol/agents";
import { schemaOfAnswers } from "@/lib/protocol/json-schema-format";
import type { Output } from "@/lib/protocol/targets";
import { ComposerNotices } from "./composer-notices";
import { EditedPicture } from "./edited-picture";
import { MessageField } from "./message-field";
import { ModelPicker } from "./model-picker";
import { SendButton } from "./send-button";
import { SettingsButton } from "./settings-button";
import { useComposer } from "./use-composer";

const RECORDING = "Attach the recording or cancel it first. Your message is kept.";
const PLACEHOLDERS: Record<Output, string> = {
  text: "Ask anything",
  image: "Describe a picture",
  speech: "Write what is to be spoken",
  music: "Describe a song",
  video: "Describe a film",
};

const TASKS: Record<AgentKind, string> = {
  antigravity: "Describe a task",
  "deep-research": "What is to be researched?",
};
const FORMED = "Ask for something. The answer comes as JSON, as chosen in Settings";

const Recorder = lazyPart(() =>
  import("@/components/attachments/recorder").then((module) => module.Recorder),
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
  useEffect(() => restoreDraftFiles(threadId), [threadId]);
  return (
    <div className="relative mx-auto w-full max-w-column shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4 sm:pb-5">
      <ComposerNotices threadId={threadId} runningTurnId={runningTurnId} hint={hint} />
      <div className="tinted rounded-[1.25rem] border border-line bg-raised shadow-card transition-colors has-[textarea:focus-visible]:border-accent/75">
        <EditedPicture threadId={threadId} />
        <ChosenEnvironment threadId={threadId} />
        <ComposerAttachments threadId={threadId} text={text} />
        <MessageField
          threadId={threadId}
          text={text}
          onWrite={(written) => writeDraft(threadId, written)}
          placeholder={agent ? TASKS[agent.kind] : hasForm ? FORMED : PLACEHOLDERS[output]}
          onSubmit={isRecording ? () => announce({ text: RECORDING }) : submit}
        />
        {isRecording ? (
          <Suspense fallback={<div className="h-13" />}>
            <Recorder threadId={threadId} onClose={() => setIsRecording(false)} />
          </Suspense>
        ) : (
          <div className="flex flex-wrap items-center gap-1 px-2 pb-2">
            <AttachButton threadId={threadId} />
            <RecordButton onStart={() => setIsRecording(true)} />
            <GoogleSearchButton threadId={threadId} />
            <ToolsButton threadId={threadId} />
            <SettingsButton threadId={threadId} />
            {output !== "text" && (
              <Suspense fallback={null}>
                <MakingControls threadId={threadId} />
              </Suspense>
            )}
            <div className="ms-auto flex min-w-0 items-center justify-end gap-1.5 max-sm:flex-[1_1_7rem]">
              <ModelPicker threadId={threadId} />
              <SendButton runningTurnId={runningTurnId} canSend={canSend} onSend={submit} />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
