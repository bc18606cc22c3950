import type { ModelList, ThreadDetail, ThreadPage, ThreadSummary } from "@/lib/protocol/api";
import { isTurnSettled, type Thread, type Turn } from "@/lib/protocol/thread";
import { pathTo, siblingsOf } from "@/lib/protocol/tree";
import type { Connection } from "./event-stream";

export type Delivery = { state: "sending" | "failed" | "delivered"; error: string | null };
export type ThreadLoad = "loading" | "ready" | "missing" | "failed";
export type Versions = { index: number; count: number };

/** Everything that is known of threads in this page. What is derived is kept where many ask for it. */
export type ThreadState = {
  models: ModelList;
  summaries: readonly ThreadSummary[];
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

export function initialState(page: ThreadPage, models: ModelList): ThreadState {
  return {
    models,
    summaries: page.threads,
    nextCursor: page.nextCursor,
    isLoadingMore: false,
    threads: {},
    loads: {},
    turns: {},
    members: {},
    branches: {},
    versions: {},
    running: {},
    deliveries: {},
    connections: {},
  };
}

/** A thread as the server has it. Turns that this page knows further are kept as they are here. */
export function putDetail(state: ThreadState, { thread, turns }: ThreadDetail): ThreadState {
  const merged = { ...state.turns };
  for (const turn of turns) {
    const known = merged[turn.id];
    if (!known || known.cursor <= turn.cursor) merged[turn.id] = turn;
  }
  const onServer = new Set(turns.map((turn) => turn.id));
  // The server takes no turn out of a thread: one that it did not list was made while it answered.
  const members = [...new Set([...onServer, ...(state.members[thread.id] ?? [])])];
  // The version that is shown here was chosen here, perhaps while the server answered. Only a turn that is new
  // to this page leads away from it.
  const headTurnId = state.threads[thread.id]?.headTurnId;
  const isMovedOn = turns.some(({ id }) => state.turns[id] === undefined);
  const isNewer = headTurnId && (!onServer.has(headTurnId) || !isMovedOn);
  const kept = isNewer ? { ...thread, headTurnId } : thread;
  const next: ThreadState = {
    ...state,
    turns: merged,
    threads: { ...state.threads, [thread.id]: kept },
    loads: { ...state.loads, [thread.id]: "ready" },
    members: { ...state.members, [thread.id]: members },
  };
  return derive(next, thread.id);
}

function isUndelivered(state: ThreadState, turnId: string): boolean {
  const delivery = state.deliveries[turnId];
  return delivery !== undefined && delivery.state !== "delivered";
}

/** Whether a thread has turns, and the server has none of them. */
export function isUnsent(state: ThreadState, threadId: string): boolean {
  const members = state.members[threadId] ?? [];
  return members.length > 0 && members.every((turnId) => isUndelivered(state, turnId));
}

/** Whether something in the shown branch waits for a person to decide, or for their browser. */
export function isAwaitingPerson(state: ThreadState, threadId: string): boolean {
  const branch = state.branches[threadId] ?? [];
  return branch.some((turnId) => state.turns[turnId]?.status === "requires_action");
}

/** Adds a turn at the end of the shown branch, making the thread where it is the first. */
export function addTurn(state: ThreadState, turn: Turn): ThreadState {
  const known = state.threads[turn.threadId];
  const thread: Thread = {
    ...(known ?? { id: turn.threadId, title: null, createdAt: turn.createdAt }),
    settings: turn.settings,
    headTurnId: turn.id,
    updatedAt: turn.createdAt,
  };
  const members = state.members[thread.id] ?? [];
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
  const derived = derive(next, threadId);
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

export function setTitle(state: ThreadState, threadId: string, title: string): ThreadState {
  const thread = state.threads[threadId];
  const summaries = state.summaries.map((summary) =>
    summary.id === threadId ? { ...summary, title } : summary,
  );
  return {
    ...state,
    summaries,
    ...(thread && { threads: { ...state.threads, [threadId]: { ...thread, title } } }),
  };
}

/** The thread was in front of its person just now. */
export function setSeen(state: ThreadState, threadId: string): ThreadState {
  const summaries = state.summaries.map((summary) =>
    summary.id === threadId ? { ...summary, isUnread: false } : summary,
  );
  return { ...state, summaries };
}

export function removeSummary(state: ThreadState, threadId: string): ThreadState {
  return { ...state, summaries: state.summaries.filter((summary) => summary.id !== threadId) };
}

/** The first page again: what was loaded beyond it stays, in its order, and what the server does not have yet. */
export function putFirstPage(state: ThreadState, page: ThreadPage): ThreadState {
  const fresh = new Set(page.threads.map((summary) => summary.id));
  const end = page.threads.at(-1)?.updatedAt ?? 0;
  const beyond = page.nextCursor
    ? state.summaries.filter((old) => !fresh.has(old.id) && old.updatedAt < end && !isUnsent(state, old.id))
    : [];
  const nextCursor = beyond.length > 0 ? state.nextCursor : page.nextCursor;
  const unsent = state.summaries.filter((old) => !fresh.has(old.id) && isUnsent(state, old.id));
  return { ...state, summaries: [...unsent, ...page.threads, ...beyond], nextCursor };
}

export function putNextPage(state: ThreadState, page: ThreadPage): ThreadState {
  const known = new Set(state.summaries.map((summary) => summary.id));
  const added = page.threads.filter((summary) => !known.has(summary.id));
  return {
    ...state,
    summaries: [...state.summaries, ...added],
    nextCursor: page.nextCursor,
    isLoadingMore: false,
  };
}

function touchSummary(state: ThreadState, thread: Thread, isRunning: boolean): ThreadState {
  const known = state.summaries.find((summary) => summary.id === thread.id);
  const { id, title, updatedAt } = thread;
  const isWaiting = isAwaitingPerson(state, id);
  const summary = { id, title, updatedAt, isRunning, isWaiting, isUnread: known?.isUnread ?? false };
  if (known?.updatedAt === thread.updatedAt) {
    return { ...state, summaries: state.summaries.map((other) => (other === known ? summary : other)) };
  }
  return { ...state, summaries: [summary, ...state.summaries.filter((other) => other !== known)] };
}

/** What is worked out once per change of the tree, and not by every turn at every token. */
function derive(state: ThreadState, threadId: string): ThreadState {
  const ids = state.members[threadId] ?? [];
  const turns = Object.fromEntries(ids.flatMap((id) => (state.turns[id] ? [[id, state.turns[id]]] : [])));
  const branch = pathTo(turns, state.threads[threadId]?.headTurnId ?? null);
  const versions = { ...state.versions };
  for (const turn of branch) {
    const siblings = siblingsOf(turns, turn);
    versions[turn.id] = {
      index: siblings.findIndex((other) => other.id === turn.id),
      count: siblings.length,
    };
  }
  const running = ids.find((id) => {
    const turn = state.turns[id];
    return turn && !isTurnSettled(turn) && state.deliveries[id]?.state !== "failed";
  });
  return {
    ...state,
    branches: { ...state.branches, [threadId]: sameOrNew(state.branches[threadId], branch) },
    versions: keepEqual(state.versions, versions),
    running: { ...state.running, [threadId]: running ?? null },
  };
}

function sameOrNew(known: readonly string[] | undefined, branch: readonly Turn[]): readonly string[] {
  const isSame = known?.length === branch.length && branch.every((turn, index) => turn.id === known[index]);
  return isSame ? known : branch.map((turn) => turn.id);
}

function keepEqual(
  before: ThreadState["versions"],
  after: Record<string, Versions>,
): ThreadState["versions"] {
  for (const [id, versions] of Object.entries(after)) {
    const known = before[id];
    if (known && known.index === versions.index && known.count === versions.count) after[id] = known;
  }
  return after;
}
