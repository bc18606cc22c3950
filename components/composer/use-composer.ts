"use client";

import { useEffect, useState } from "react";
import { useAttachments } from "@/lib/client/attachments/attachment-store";
import { isOnItsWay } from "@/lib/client/attachments/draft-attachment";
import { clearAttachments } from "@/lib/client/attachments/draft-files";
import { contentsOf, toInput } from "@/lib/client/attachments/to-input";
import { clearDraft, useDraft } from "@/lib/client/composer-store";
import { clearEditedPicture, withEditedPicture } from "@/lib/client/editing-picture";
import { toNextSettings } from "@/lib/client/next-settings";
import { useDelivery, useRunningTurnId, useThreadActions, useTurnIds } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { openThread } from "@/lib/client/use-thread-id";
import { whyNotTarget } from "@/lib/protocol/background";
import { type MediaContent, mediaIdOf } from "@/lib/protocol/media";
import type { Modality, Target } from "@/lib/protocol/targets";
import { TEXT_MAX_LENGTH } from "@/lib/protocol/thread";

const HINT_MS = 4000;
const KINDS: Record<Modality, string> = {
  text: "text",
  image: "pictures",
  audio: "sound",
  video: "video",
  document: "documents",
};
const TOO_LONG = `A message may have ${TEXT_MAX_LENGTH.toLocaleString("en")} characters; this one has more.`;
const UPLOADING = "Your files are still being uploaded.";
const BROKEN = "A file could not be attached. Remove it or try it again; the message is kept.";
const BUSY = "Your message is kept. Send it when the answer is complete, or stop the answer.";

type ComposerState = {
  text: string;
  runningTurnId: string | null;
  canSend: boolean;
  hint: string | null;
  submit: () => void;
};

/** What is written for a thread, and whether and how it can go. */
export function useComposer(threadId: string | null): ComposerState {
  const draft = useDraft(threadId);
  const settings = useSettings(threadId);
  const runningTurnId = useRunningTurnId(threadId);
  const lastTurnId = useTurnIds(threadId).at(-1) ?? "";
  const isLastUnsent = useDelivery(lastTurnId) === "failed";
  const { send, replace, updateSettings } = useThreadActions();
  const attachments = useAttachments(threadId);
  const target = useTarget(threadId);
  const [asked, setAsked] = useState<Asked>(null);
  const text = draft.trim();
  const isTooLong = text.length > TEXT_MAX_LENGTH;
  const contents = contentsOf(attachments);
  const isUploading = attachments.some(isOnItsWay);
  const hasBroken = attachments.length > contents.length && !isUploading;
  const refusal = isTooLong
    ? TOO_LONG
    : hasBroken
      ? BROKEN
      : (whyNotTarget(settings, target) ?? refusalOf(target, contents));
  const isEmpty = text === "" && contents.length === 0;

  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => setAsked(null), HINT_MS);
    return () => clearTimeout(timer);
  }, [asked]);

  const submit = () => {
    if (refusal) return;
    if (isUploading) return setAsked("uploading");
    if (isEmpty) return;
    if (runningTurnId !== null) return setAsked("busy");
    const message = withEditedPicture(threadId, toInput(text, contents));
    clearDraft(threadId);
    clearAttachments(threadId);
    clearEditedPicture(threadId);
    // A message that could not be sent is replaced: nothing can follow what the server never had.
    if (isLastUnsent) replace(lastTurnId, message);
    else openThread(send({ threadId, settings, ...message }));
    if (threadId === null) updateSettings(null, toNextSettings(settings));
  };
  return {
    text: draft,
    runningTurnId,
    canSend: !isEmpty && !isUploading && !refusal,
    hint: refusal ?? hintOf(asked, { isUploading, isRunning: runningTurnId !== null }),
    submit,
  };
}

/** What somebody wanted to send too early. */
type Asked = "busy" | "uploading" | null;

/** Why it does not go yet, for as long as that is so. */
function hintOf(asked: Asked, now: { isUploading: boolean; isRunning: boolean }): string | null {
  if (asked === "uploading" && now.isUploading) return UPLOADING;
  return asked === "busy" && now.isRunning ? BUSY : null;
}

/** Files that the model cannot take are said before they are sent. */
function refusalOf({ name, input, agent }: Target, contents: readonly MediaContent[]): string | null {
  if (agent?.kind === "antigravity" && contents.some(({ uri = "" }) => mediaIdOf(uri) === null)) {
    return `${name} takes no links to files. Download the file and attach it, or choose another model.`;
  }
  if (contents.every(({ type }) => input.includes(type))) return null;
  const taken = new Intl.ListFormat("en").format(input.map((kind) => KINDS[kind]));
  return `${name} takes ${taken} only. Remove the other files or choose another model.`;
}
