import type { ThreadActions } from "@/lib/client/thread-actions";
import type { ThreadState } from "@/lib/client/thread-state";
import type { ThreadStore } from "@/lib/client/thread-store-type";
import { isComparedWith } from "@/lib/protocol/comparison";
import { isTurnSettled } from "@/lib/protocol/thread";
import { changeQueue, queuedThreadIds, queueOf, watchQueues } from "./message-queue";
import { withQueueLock } from "./queue-lock";

type Parts = {
  store: ThreadStore;
  send: ThreadActions["send"];
  load(threadId: string): Promise<void>;
};

/** Sends what waits, one message after each answer that is complete. Returns what ends that. */
export function keepSending({ store, send, load }: Parts): () => void {
  // Somebody may be editing what waits: then it goes when they are done, however often it is looked at until then.
  const isDue = new Set<string>();
  const sendNext = (threadId: string) => {
    if (isDue.has(threadId)) return;
    isDue.add(threadId);
    const sendOne = () => sendFirst({ store, send }, threadId, isAnswered);
    void withQueueLock(threadId, sendOne, { isPatient: true }).finally(() => isDue.delete(threadId));
  };
  const look = () => {
    for (const threadId of queuedThreadIds()) {
      const state = store.getState();
      if (isAnswered(state, threadId)) sendNext(threadId);
      // Its stream had to make room for others, and it has ended meanwhile.
      else if (hasEndedUnseen(state, threadId)) void load(threadId);
    }
  };
  const unsubscribe = store.subscribe((state, before) => {
    const isSame = state.running === before.running && state.summaries === before.summaries;
    if (!isSame || state.loads !== before.loads) look();
  });
  const unwatch = watchQueues(look);
  look();
  return () => {
    unsubscribe();
    unwatch();
  };
}

/** Sends the first message that waits, though the answer before it is not complete: its person has said so. */
export function sendFirstNow(parts: Pick<Parts, "store" | "send">, threadId: string): void {
  void withQueueLock(threadId, () => sendFirst(parts, threadId, isFree), { isPatient: true });
}

function sendFirst(
  { store, send }: Pick<Parts, "store" | "send">,
  threadId: string,
  mayGo: (state: ThreadState, threadId: string) => boolean,
): void {
  const state = store.getState();
  const [first] = queueOf(threadId);
  if (!first || !mayGo(state, threadId)) return;
  const { afterTurnId, isAfterStop: _, ...message } = first;
  const parentId = endAfter(state, threadId, afterTurnId) ?? endOf(state, threadId);
  // First into the outbox, then out of the queue: a page that dies in between has it twice, under one id.
  if (!state.turns[first.turnId]) send({ parentId, ...message, threadId });
  changeQueue(threadId, (queue) =>
    queue
      .filter(({ turnId }) => turnId !== first.turnId)
      .map(({ isAfterStop: _, ...other }) => ({ ...other, afterTurnId: first.turnId })),
  );
}

/** Whether nothing runs in a thread, its server takes messages, and nothing would follow what it never had. */
function isFree(state: ThreadState, threadId: string): boolean {
  const { loads, running, models, deliveries } = state;
  const isUnsent = deliveries[endOf(state, threadId) ?? ""]?.state === "failed";
  return loads[threadId] === "ready" && running[threadId] == null && models.modelCalls !== "off" && !isUnsent;
}

/**
 * Whether the answer is there that a queue waits for, whole. What else became of it, a person looks at first, unless they
 * knew as they wrote.
 */
function isAnswered(state: ThreadState, threadId: string): boolean {
  const [first] = queueOf(threadId);
  const turnId = first && endAfter(state, threadId, first.afterTurnId);
  if (!turnId || !isFree(state, threadId)) return false;
  const turn = state.turns[turnId];
  if (!turn || state.deliveries[turnId]?.state === "failed") return false;
  return turn.status === "completed" || (first.isAfterStop === true && isTurnSettled(turn));
}

/**
 * The end of what followed the answer that is waited for; another version may be shown meanwhile. Undefined where that
 * is not known here: another tab has sent it a moment ago, and says so when its server has it.
 */
function endAfter(state: ThreadState, threadId: string, turnId: string): string | undefined {
  const after = state.turns[turnId];
  if (!after) return undefined;
  const isShown = state.branches[threadId]?.some((id) => {
    const shown = state.turns[id];
    // What is waited for may be a comparison, of which another answer was chosen.
    return id === turnId || (shown !== undefined && isComparedWith(shown, after));
  });
  return isShown ? endOf(state, threadId) : turnId;
}

function endOf({ branches }: ThreadState, threadId: string): string | undefined {
  return branches[threadId]?.at(-1);
}

function hasEndedUnseen({ running, summaries }: ThreadState, threadId: string): boolean {
  return running[threadId] != null && summaries.some(({ id, isRunning }) => id === threadId && !isRunning);
}
