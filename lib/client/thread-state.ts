import type { ModelList, ThreadDetail } from "@/lib/protocol/api";
import type { ModelCalls } from "@/lib/protocol/api-activity";
import type { ThreadSummary } from "@/lib/protocol/api-list";
import { isComparedWith, standsBeside } from "@/lib/protocol/comparison";
import type { Folder } from "@/lib/protocol/folders";
import { isTurnSettled, type Thread, type Turn, UNPLACED } from "@/lib/protocol/thread";
import type { Connection } from "./event-stream";
import { derive } from "./thread-branches";

export type Delivery = {
  state: "sending" | "failed" | "delivered";
  /** Why it failed, in a sentence, and when it may be sent again. */
  error: string | null;
  retryAt?: number | null;
};
export type ThreadLoad = "loading" | "ready" | "missing" | "failed";
/** `nextCursor`: to more of its threads. */
export type FolderState = Folder & { nextCursor: string | null };
export type Versions = { index: number; count: number };

/** Everything that is known of threads in this page. What is derived is kept where many ask for it. */
export type ThreadState = {
  models: ModelList;
  /** Rows of the list, of all its sections. In each the newest comes first. */
  summaries: readonly ThreadSummary[];
  folders: readonly FolderState[];
  /** To more of what stands in no folder. */
  nextCursor: string | null;
  isLoadingMore: boolean;
  threads: Readonly<Record<string, Thread>>;
  loads: Readonly<Record<string, ThreadLoad>>;
  turns: Readonly<Record<string, Turn>>;
  /** Ids of all turns of a thread. */
  members: Readonly<Record<string, readonly string[]>>;
  /** Ids of the turns of the branch that is shown. */
  branches: Readonly<Record<string, readonly string[]>>;
  versions: Readonly<Record<string, Versions>>;
  running: Readonly<Record<string, string | null>>;
  deliveries: Readonly<Record<string, Delivery>>;
  connections: Readonly<Record<string, Connection>>;
};

export function setModelCalls(state: ThreadState, modelCalls: ModelCalls): ThreadState {
  if (state.models.modelCalls === modelCalls) return state;
  return { ...state, models: { ...state.models, modelCalls } };
}

/** A thread as the server has it. Turns that this page knows further are kept as they are here. */
export function putDetail(state: ThreadState, { thread, turns, deleted }: ThreadDetail): ThreadState {
  const merged = { ...state.turns };
  for (const turn of turns) {
    const known = merged[turn.id];
    if (!known || known.cursor <= turn.cursor) merged[turn.id] = turn;
  }
  const onServer = new Set(turns.map((turn) => turn.id));
  // What was deleted the server names: any other turn that it did not list is earlier, or was made while it answered.
  const all = membersWith(merged, [...onServer, ...(state.members[thread.id] ?? [])]);
  const members = deleted ? withoutBelow(merged, all, deleted) : all;
  // The version that is shown here was chosen here, perhaps while the server answered. Only a turn that is new
  // to this page leads away from it.
  const headTurnId = state.threads[thread.id]?.headTurnId;
  const isMovedOn = turns.some(({ id }) => state.turns[id] === undefined);
  const isNewer = headTurnId && members.includes(headTurnId) && (!onServer.has(headTurnId) || !isMovedOn);
  // A title is never taken away: without one this was read before the thread was named.
  const title = thread.title ?? state.threads[thread.id]?.title ?? null;
  const kept = { ...thread, title, ...(isNewer && { headTurnId }) };
  const next: ThreadState = {
    ...state,
    turns: merged,
    threads: { ...state.threads, [thread.id]: kept },
    loads: { ...state.loads, [thread.id]: "ready" },
    members: { ...state.members, [thread.id]: members },
  };
  return derive(next, thread.id);
}

/** Turns of a thread from before those that are known. They tell nothing of what is shown now. */
export function putEarlier(state: ThreadState, threadId: string, turns: readonly Turn[]): ThreadState {
  const merged = { ...Object.fromEntries(turns.map((turn) => [turn.id, turn])), ...state.turns };
  const ids = [...turns.map(({ id }) => id), ...(state.members[threadId] ?? [])];
  const members = { ...state.members, [threadId]: membersWith(merged, ids) };
  return derive({ ...state, turns: merged, members }, threadId);
}

/** Each once, the oldest first. */
function membersWith(turns: ThreadState["turns"], ids: readonly string[]): readonly string[] {
  const createdAt = (id: string) => turns[id]?.createdAt ?? 0;
  return [...new Set(ids)].sort((a, b) => createdAt(a) - createdAt(b));
}

/** Without some turns and all below them. What a turn goes on from stands before it. */
function withoutBelow(
  turns: ThreadState["turns"],
  ids: readonly string[],
  rootIds: readonly string[],
): readonly string[] {
  const gone = new Set<string | null | undefined>(rootIds);
  return ids.filter((id) => !(gone.has(id) || (gone.has(turns[id]?.parentId) && gone.add(id))));
}

export function isUndelivered(state: ThreadState, turnId: string): boolean {
  const delivery = state.deliveries[turnId];
  return delivery !== undefined && delivery.state !== "delivered";
}

/** Whether a thread has turns, and the server has none of them. */
export function isUnsent(state: ThreadState, threadId: string): boolean {
  const members = state.members[threadId] ?? [];
  return members.length > 0 && members.every((turnId) => isUndelivered(state, turnId));
}

/** A turn, and those that it is compared with and for which something holds. */
function withBeside(state: ThreadState, turnId: string, holds: (turn: Turn) => boolean): readonly string[] {
  const turn = state.turns[turnId];
  const beside = (state.members[turn?.threadId ?? ""] ?? []).filter((id) => {
    const other = state.turns[id];
    return id !== turnId && turn && other && isComparedWith(other, turn) && holds(other);
  });
  return [turnId, ...beside];
}

/** Those of a thread that run beside a turn, and itself: several do where they are compared. */
export function runningBeside(state: ThreadState, turnId: string): readonly string[] {
  return withBeside(state, turnId, (turn) => !isTurnSettled(turn));
}

/** What the server never had of a comparison, where it has none of it; else that one turn. */
export function unsentBeside(state: ThreadState, turnId: string): readonly string[] {
  return withBeside(state, turnId, ({ id }) => state.deliveries[id]?.state === "failed");
}

/** Whether something in the shown branch waits for a person to decide, or for their browser. */
export function isAwaitingPerson(state: ThreadState, threadId: string): boolean {
  const branch = state.branches[threadId] ?? [];
  return branch.some((turnId) => state.turns[turnId]?.status === "requires_action");
}

/** Adds a turn at the end of the shown branch, making the thread where it is the first. */
export function addTurn(state: ThreadState, turn: Turn): ThreadState {
  const known = state.threads[turn.threadId];
  const members = state.members[turn.threadId] ?? [];
  const first = members.includes(turn.comparisonId ?? "") ? state.turns[turn.comparisonId ?? ""] : undefined;
  const isBeside = known && standsBeside(turn, first, state.turns[known.headTurnId ?? ""]);
  const thread: Thread = {
    ...(known ?? { ...UNPLACED, id: turn.threadId, title: null, createdAt: turn.createdAt }),
    // The server brings back what is gone on with.
    isArchived: false,
    settings: isBeside ? known.settings : turn.settings,
    headTurnId: isBeside ? known.headTurnId : turn.id,
    updatedAt: turn.createdAt,
  };
  const next: ThreadState = {
    ...state,
    threads: { ...state.threads, [thread.id]: thread },
    loads: { ...state.loads, [thread.id]: "ready" },
    turns: { ...state.turns, [turn.id]: turn },
    members: { ...state.members, [thread.id]: [...members.filter((id) => id !== turn.id), turn.id] },
    deliveries: { ...state.deliveries, [turn.id]: { state: "sending", error: null } },
  };
  return derive(touchSummary(next, thread, true), thread.id);
}

/** How the send of a turn stands; one that failed runs no more. */
export function setDelivery(state: ThreadState, turnId: string, delivery: Delivery): ThreadState {
  const next: ThreadState = { ...state, deliveries: { ...state.deliveries, [turnId]: delivery } };
  const threadId = state.turns[turnId]?.threadId;
  if (!threadId) return next;
  // What was asked beside it may have arrived: then the conversation goes on from there.
  const isHead = delivery.state === "failed" && state.threads[threadId]?.headTurnId === turnId;
  const [, other] = isHead
    ? withBeside(next, turnId, ({ id }) => next.deliveries[id]?.state !== "failed")
    : [];
  const derived = other ? setHead(next, threadId, other) : derive(next, threadId);
  const thread = derived.threads[threadId];
  return thread ? touchSummary(derived, thread, derived.running[threadId] !== null) : derived;
}

/** Takes back a turn that the server never had. */
export function dropTurn(state: ThreadState, turnId: string): ThreadState {
  const turn = state.turns[turnId];
  const thread = turn && state.threads[turn.threadId];
  if (!turn || !thread) return state;
  const members = (state.members[thread.id] ?? []).filter((id) => id !== turnId);
  const next: ThreadState = {
    ...state,
    threads: { ...state.threads, [thread.id]: { ...thread, headTurnId: turn.parentId } },
    members: { ...state.members, [thread.id]: members },
  };
  return derive(next, thread.id);
}

/** Turns that events have changed. Branches stay as they are unless a turn has settled or moved in time. */
export function putTurns(state: ThreadState, turns: readonly Turn[]): ThreadState {
  const next: ThreadState = { ...state, turns: { ...state.turns } };
  const turnsById = next.turns as Record<string, Turn>;
  const touched = new Set<string>();
  for (const turn of turns) {
    const before = state.turns[turn.id];
    // What was loaded meanwhile may be further on than what waited for its frame.
    if (before && before.cursor > turn.cursor) continue;
    turnsById[turn.id] = turn;
    if (!before || isTurnSettled(before) !== isTurnSettled(turn) || before.createdAt !== turn.createdAt) {
      touched.add(turn.threadId);
    }
  }
  return [...touched].reduce((reduced, threadId) => {
    const derived = derive(reduced, threadId);
    const thread = derived.threads[threadId];
    return thread ? touchSummary(derived, thread, derived.running[threadId] != null) : derived;
  }, next);
}

export function setHead(state: ThreadState, threadId: string, headTurnId: string): ThreadState {
  const thread = state.threads[threadId];
  if (!thread) return state;
  return derive({ ...state, threads: { ...state.threads, [threadId]: { ...thread, headTurnId } } }, threadId);
}

export function putThread(state: ThreadState, thread: Thread): ThreadState {
  const summaries = state.summaries.map((summary) =>
    summary.id === thread.id ? { ...summary, title: thread.title } : summary,
  );
  return { ...state, threads: { ...state.threads, [thread.id]: thread }, summaries };
}

function touchSummary(state: ThreadState, thread: Thread, isRunning: boolean): ThreadState {
  const known = state.summaries.find((summary) => summary.id === thread.id);
  const { id, title, updatedAt, pinnedAt, isArchived, folderId } = thread;
  const isUnread = known?.isUnread ?? false;
  const isWaiting = isAwaitingPerson(state, id);
  const summary = { id, title, updatedAt, pinnedAt, isArchived, folderId, isRunning, isWaiting, isUnread };
  if (known?.updatedAt === thread.updatedAt) {
    return { ...state, summaries: state.summaries.map((other) => (other === known ? summary : other)) };
  }
  return { ...state, summaries: [summary, ...state.summaries.filter((other) => other !== known)] };
}
