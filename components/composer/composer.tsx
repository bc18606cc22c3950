"use client";

import { writeDraft } from "@/lib/client/composer-store";
import { ComposerNotices } from "./composer-notices";
import { MessageField } from "./message-field";
import { ModelPicker } from "./model-picker";
import { SendButton } from "./send-button";
import { SettingsButton } from "./settings-button";
import { useComposer } from "./use-composer";

/** Where one writes. It stays mounted from thread to thread, so the focus stays too. */
export function Composer({ threadId }: { threadId: string | null }) {
  const { text, runningTurnId, canSend, hint, submit } = useComposer(threadId);
  return (
    <div className="relative mx-auto w-full max-w-column shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4 sm:pb-5">
      <ComposerNotices runningTurnId={runningTurnId} hint={hint} />
      <div className="tinted rounded-[1.25rem] border border-line bg-raised shadow-card transition-colors has-[textarea:focus-visible]:border-accent/75">
        <MessageField
          threadId={threadId}
          text={text}
          onWrite={(written) => writeDraft(threadId, written)}
          onSubmit={submit}
        />
        <div className="flex items-center gap-1 px-2 pb-2">
          <SettingsButton threadId={threadId} />
          <div className="ms-auto flex min-w-0 items-center gap-1.5">
            <ModelPicker threadId={threadId} />
            <SendButton runningTurnId={runningTurnId} canSend={canSend} onSend={submit} />
          </div>
        </div>
      </div>
    </div>
  );
}
