"use client";

import { useEffect, useState } from "react";
import { useAttachments } from "@/lib/client/attachments/attachment-store";
import { isOnItsWay } from "@/lib/client/attachments/draft-attachment";
import { clearAttachments } from "@/lib/client/attachments/draft-files";
import { contentsOf, toInput } from "@/lib/client/attachments/to-input";
import { setCompared, useCompared } from "@/lib/client/comparing";
import { clearDraft, useDraft } from "@/lib/client/composer-store";
import { clearEditedPicture, withEditedPicture } from "@/lib/client/editing-picture";
import { toNextSettings } from "@/lib/client/next-settings";
import { preferenceOf } from "@/lib/client/preferences";
import { changeQueue, QUEUE_MAX, useQueue } from "@/lib/client/queue/message-queue";
import { stopWishes } from "@/lib/client/stop-turn";
import {
  useDelivery,
  useModels,
  useRunningTurnId,
  useThreadActions,
  useTurnIds,
} from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { openThread } from "@/lib/client/use-thread-id";
import { listInSentence } from "@/lib/i18n/formats";
import { msg, t, tCount } from "@/lib/i18n/translate";
import { whyNotTarget } from "@/lib/protocol/background";
import { newId } from "@/lib/protocol/id";
import { type MediaContent, mediaIdOf } from "@/lib/protocol/media";
import type { Modality, Target } from "@/lib/protocol/targets";
import { TEXT_MAX_LENGTH } from "@/lib/protocol/thread";
import { withTarget } from "@/lib/protocol/with-target";

const HINT_MS = 4000;
const KINDS: Record<Modality, string> = {
  text: msg("text"),
  image: msg("pictures"),
  audio: msg("sound"),
  video: msg("video"),
  document: msg("documents"),
};
const UPLOADING = msg("Your files are still being uploaded.");
const BROKEN = msg("A file could not be attached. Remove it or try it again; the message is kept.");
const SWITCHED_OFF = msg("Your message is kept. It can be sent when answers are switched on again.");
const COMPARING = msg("A message for several models has to wait for the answer before it. It is kept here.");

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
  const isSwitchedOff = useModels().modelCalls === "off";
  const { send, replace, updateSettings, refreshModels } = useThreadActions();
  const attachments = useAttachments(threadId);
  const target = useTarget(threadId);
  const compared = useCompared(threadId);
  const isQueueFull = useQueue(threadId).length >= QUEUE_MAX;
  const [asked, setAsked] = useState<Asked>(null);
  const text = draft.trim();
  const isTooLong = text.length > TEXT_MAX_LENGTH;
  const contents = contentsOf(attachments);
  const isUploading = attachments.some(isOnItsWay);
  const hasBroken = attachments.length > contents.length && !isUploading;
  const refusal = isTooLong
    ? tooLong()
    : hasBroken
      ? t(BROKEN)
      : (whyNotTarget(settings, target) ?? refusalOfAll([target, ...compared], contents));
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
    if (runningTurnId !== null && compared.length > 0) return setAsked("comparing");
    if (runningTurnId !== null && isQueueFull) return setAsked("queue full");
    if (isSwitchedOff) {
      // A page that has sent nothing yet hears of no switch by itself.
      void refreshModels().catch(() => undefined);
      return setAsked("switched off");
    }
    const others = compared.map((other) => withTarget(settings, other));
    const message = withEditedPicture(threadId, toInput(text, contents));
    clearDraft(threadId);
    clearAttachments(threadId);
    clearEditedPicture(threadId);
    setCompared(threadId, []);
    if (threadId !== null && runningTurnId !== null) {
      const isAfterStop = stopWishes.has(runningTurnId);
      const queued = { ...message, turnId: newId(), settings, afterTurnId: runningTurnId, isAfterStop };
      return changeQueue(threadId, (queue) => [...queue, queued]);
    }
    // A message that could not be sent is replaced: nothing can follow what the server never had.
    if (isLastUnsent) replace(lastTurnId, { ...message, others });
    else openThread(send({ threadId, settings, others, ...message }));
    if (threadId === null) updateSettings(null, preferenceOf("beginning") ?? toNextSettings(settings));
  };
  return {
    text: draft,
    runningTurnId,
    canSend: !isEmpty && !isUploading && !refusal && !isSwitchedOff,
    hint: refusal ?? hintOf(asked, { isUploading, isQueueFull, isSwitchedOff }),
    submit,
  };
}

/** What somebody wanted to send too early. */
type Asked = "comparing" | "queue full" | "uploading" | "switched off" | null;
type Now = { isUploading: boolean; isQueueFull: boolean; isSwitchedOff: boolean };

/** Why it does not go yet, for as long as that is so. */
function hintOf(asked: Asked, now: Now): string | null {
  if (asked === "switched off" && now.isSwitchedOff) return t(SWITCHED_OFF);
  if (asked === "comparing") return t(COMPARING);
  if (asked === "uploading" && now.isUploading) return t(UPLOADING);
  return asked === "queue full" && now.isQueueFull ? queueFull() : null;
}

const queueFull = () =>
  tCount(
    QUEUE_MAX,
    "{count} message waits already. This one is kept here until it has gone.",
    "{count} messages wait already. This one is kept here until one of them has gone.",
  );

const tooLong = () =>
  tCount(
    TEXT_MAX_LENGTH,
    "A message may have {count} character; this one has more.",
    "A message may have {count} characters; this one has more.",
  );

function refusalOfAll(targets: readonly Target[], contents: readonly MediaContent[]): string | null {
  return targets.map((target) => refusalOf(target, contents)).find((refusal) => refusal !== null) ?? null;
}

/** Files that the model cannot take are said before they are sent. */
function refusalOf({ name, input, agent }: Target, contents: readonly MediaContent[]): string | null {
  if (agent?.kind === "antigravity" && contents.some(({ uri = "" }) => mediaIdOf(uri) === null)) {
    return t("{name} takes no links to files. Download the file and attach it, or choose another model.", {
      name,
    });
  }
  if (contents.every(({ type }) => input.includes(type))) return null;
  const kinds = listInSentence(input.map((kind) => t(KINDS[kind])));
  return t("{name} takes {kinds} only. Remove the other files or choose another model.", { name, kinds });
}
