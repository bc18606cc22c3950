"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/use-announce";
import { focusComposer } from "@/lib/client/focus-composer";
import { changeQueue, type QueuedMessage, useQueue } from "@/lib/client/queue/message-queue";
import {
  useDelivery,
  useModels,
  useRunningTurnId,
  useThreadActions,
  useTurnIds,
} from "@/lib/client/thread-store";
import { msg, t } from "@/lib/i18n/translate";
import { QueuedMessageRow } from "./queued-message-row";

const WAITING = msg("Sent when the answer is complete");
const HELD = msg("The answer before was not completed. Nothing is sent until you say so.");
const UNSENT = msg("The message before could not be sent. Send it again first.");
const SWITCHED_OFF = msg("Sent when answers are switched on again and you say so");

/** What was written while an answer ran, in the order in which it goes out. */
export function QueuedMessages({ threadId }: { threadId: string }) {
  const queue = useQueue(threadId);
  const isRunning = useRunningTurnId(threadId) !== null;
  const isSwitchedOff = useModels().modelCalls === "off";
  const isUnsent = useDelivery(useTurnIds(threadId).at(-1) ?? "") === "failed";
  const { sendQueued } = useThreadActions();
  const announce = useAnnounce();
  const [moved, setMoved] = useState("");
  const canSend = !isRunning && !isSwitchedOff && !isUnsent;

  const handleMove = ({ turnId }: QueuedMessage, by: -1 | 1, button: HTMLButtonElement) => {
    const place = queue.findIndex((message) => message.turnId === turnId) + by;
    if (!queue[place]) return;
    changeQueue(threadId, (now) => withMoved(now, turnId, by));
    setMoved(t("Moved to {place} of {total}", { place: place + 1, total: queue.length }));
    // A row that is put elsewhere loses the focus on the way.
    requestAnimationFrame(() => button.focus());
  };
  const handleRemove = (removed: QueuedMessage, place: number) => {
    changeQueue(threadId, (now) => now.filter(({ turnId }) => turnId !== removed.turnId));
    const onUndo = () =>
      changeQueue(threadId, (now) => [...now.slice(0, place), removed, ...now.slice(place)]);
    announce({ text: t("Removed from the queue."), onUndo });
    focusComposer();
  };

  return (
    <section aria-label={t("Queue")} className="mx-2 mb-2 rounded-xl border border-line bg-surface text-ui">
      <div role="status" className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 px-3 py-1">
        <p className="text-ink-soft">
          {t(isRunning ? WAITING : isSwitchedOff ? SWITCHED_OFF : isUnsent ? UNSENT : HELD)}
        </p>
        {canSend && <Button onClick={() => void sendQueued(threadId)}>{t("Send now")}</Button>}
      </div>
      <ol
        aria-label={t("Queued messages")}
        className="max-h-[calc(var(--viewport-height)*0.4)] overflow-y-auto overscroll-contain border-t border-line"
      >
        {queue.map((message, place) => (
          <QueuedMessageRow
            key={message.turnId}
            threadId={threadId}
            message={message}
            isFirst={place === 0}
            isLast={place === queue.length - 1}
            onMove={(by, button) => handleMove(message, by, button)}
            onRemove={() => handleRemove(message, place)}
          />
        ))}
      </ol>
      <p aria-live="polite" className="sr-only">
        {moved}
      </p>
    </section>
  );
}

function withMoved(queue: readonly QueuedMessage[], turnId: string, by: -1 | 1): QueuedMessage[] {
  const place = queue.findIndex((message) => message.turnId === turnId);
  const [message, other] = [queue[place], queue[place + by]];
  if (!message || !other) return [...queue];
  return queue.with(place, other).with(place + by, message);
}
