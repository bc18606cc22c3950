import { create } from "zustand";
import type { CreateTurn } from "@/lib/protocol/api";
import { ID_PATTERN } from "@/lib/protocol/id";
import type { Settings } from "@/lib/protocol/thread";

const KEY_PREFIX = "parley.queue.";
export const QUEUE_MAX = 20;

/** A message that waits for the answer before it, as it will go out. */
export type QueuedMessage = {
  /** The turn has its id from the beginning: sent by two tabs at once, it is one turn. */
  turnId: string;
  input: CreateTurn["input"];
  settings: Settings;
  /** The answer that it waits for. */
  afterTurnId: string;
  /** It was written after that answer was stopped, and goes as soon as that has ended, complete or not. */
  isAfterStop?: boolean;
  /** What it follows instead, where that was chosen. */
  parentId?: string;
};

type Queue = readonly QueuedMessage[];

const NONE: Queue = [];
const useStore = create<{ queues: Readonly<Record<string, Queue>> }>(() => ({ queues: {} }));
// Without storage (private windows, a full disk) a queue lives as long as its page.
const unsaved = new Set<string>();

export function useQueue(threadId: string | null): Queue {
  return useStore(({ queues }) => queues[threadId ?? ""] ?? NONE);
}

/** As it stands now, whichever tab has changed it last. */
export function queueOf(threadId: string): Queue {
  return unsaved.has(threadId) ? (useStore.getState().queues[threadId] ?? NONE) : readSaved(threadId);
}

export function changeQueue(threadId: string, change: (queue: Queue) => Queue): void {
  const queue = change(queueOf(threadId));
  show(threadId, queue);
  try {
    if (queue.length === 0) localStorage.removeItem(KEY_PREFIX + threadId);
    else localStorage.setItem(KEY_PREFIX + threadId, JSON.stringify(queue));
    unsaved.delete(threadId);
  } catch {
    unsaved.add(threadId);
  }
}

/** Brings the saved queue of a thread into the page. */
export function restoreQueue(threadId: string): void {
  if (useStore.getState().queues[threadId] === undefined) show(threadId, queueOf(threadId));
}

/** The threads of this page for which something waits. */
export function queuedThreadIds(): string[] {
  const { queues } = useStore.getState();
  return Object.keys(queues).filter((threadId) => queues[threadId]?.length);
}

/** Begins something when the first message waits. Returns what ends it. */
export function whenQueued(begin: () => Promise<() => void>): () => void {
  let end = () => {};
  let isOver = false;
  let hasBegun = false;
  const look = () => {
    if (hasBegun || queuedThreadIds().length === 0) return;
    hasBegun = true;
    const begun = (stop: () => void) => {
      end = stop;
      if (isOver) stop();
    };
    // Its code may not have come: the next message tries again.
    begin().then(begun, () => {
      hasBegun = false;
    });
  };
  const unwatch = watchQueues(look);
  look();
  return () => {
    isOver = true;
    unwatch();
    end();
  };
}

/** Calls back whenever a queue has changed, here or in another tab. */
export function watchQueues(onChange: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    const threadId = key?.startsWith(KEY_PREFIX) && key.slice(KEY_PREFIX.length);
    if (threadId && useStore.getState().queues[threadId]) show(threadId, queueOf(threadId));
  };
  window.addEventListener("storage", onStorage);
  const unsubscribe = useStore.subscribe(onChange);
  return () => {
    window.removeEventListener("storage", onStorage);
    unsubscribe();
  };
}

function show(threadId: string, queue: Queue): void {
  useStore.setState(({ queues }) => ({ queues: { ...queues, [threadId]: queue } }));
}

function readSaved(threadId: string): Queue {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY_PREFIX + threadId) ?? "[]");
    return Array.isArray(saved) ? saved.filter(isQueued) : NONE;
  } catch {
    return NONE;
  }
}

// Only what this page could not even show is left out: the server checks the rest.
function isQueued(value: unknown): value is QueuedMessage {
  const { turnId, afterTurnId, input, settings } = (value ?? {}) as Partial<
    Record<keyof QueuedMessage, unknown>
  >;
  return (
    isId(turnId) &&
    isId(afterTurnId) &&
    Array.isArray(input) &&
    typeof settings === "object" &&
    settings !== null
  );
}

const isId = (value: unknown) => typeof value === "string" && ID_PATTERN.test(value);
