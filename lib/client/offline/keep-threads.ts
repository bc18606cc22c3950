import { api } from "@/lib/client/api";
import { waitForNetwork } from "@/lib/client/network";
import { ApiError } from "@/lib/client/request";
import { putDetail, type ThreadState } from "@/lib/client/thread-state";
import type { ThreadStore } from "@/lib/client/thread-store-type";
import { threadIdOf } from "@/lib/client/use-thread-id";
import type { ThreadDetail } from "@/lib/protocol/api";
import type { AccessState } from "@/lib/protocol/api-access";
import { beginKeeping, forgetThreads, keepFrame, keepThread, keptThreadIds, readThread } from "./kept";
import { frameOf, toKept } from "./to-kept";

const PAUSE_MS = 500;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

type Keeping = {
  store: ThreadStore;
  access: AccessState;
  owner: string | null;
  load(threadId: string): Promise<void>;
};

/** Keeps what the page shows for when there is no network, and shows what was kept where there is none. */
export function keepThreads({ store, access, owner, load }: Keeping): () => void {
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written: ThreadState | null = null;
  const kept = new Map<string, ThreadDetail>();
  // Until it is kept: who sends a message and goes elsewhere has opened the thread of the answer, too.
  const opened = new Set<string>();
  const noteOpened = () => {
    const threadId = threadIdOf(window.location.pathname);
    if (threadId !== null) opened.add(threadId);
  };
  const begun = beginKeeping(owner).catch(() => null);
  let queue: Promise<unknown> = begun;
  /** One task after the other: what is deleted is not written by one that began before. */
  const inTurn = (task: (name: string) => Promise<void>) => {
    queue = queue
      .then(() => begun)
      .then((name) => (name === null ? undefined : task(name)))
      .catch(() => undefined);
  };
  const write = async (name: string) => {
    const state = store.getState();
    const before = written;
    if (state === before) return;
    written = state;
    if (isOtherFrame(before, state)) await keepFrame(name, { ...frameOf(state), access });
    for (const threadId of opened) {
      const detail = toKept(store.getState(), threadId);
      if (!detail) continue;
      opened.delete(threadId);
      if (isSame(kept.get(threadId), detail)) continue;
      kept.set(threadId, detail);
      await keepThread(name, detail);
    }
  };
  const writeSoon = () => {
    noteOpened();
    clearTimeout(timer);
    timer = setTimeout(() => inTurn(write), PAUSE_MS);
  };
  const onHidden = () => {
    if (document.visibilityState === "hidden") inTurn(write);
  };
  const stop = store.subscribe((state, before) => {
    writeSoon();
    const gone = goneThreads(before, state);
    for (const threadId of gone) kept.delete(threadId);
    if (gone.length > 0) inTurn((name) => forgetThreads(name, gone));
    for (const threadId of changedLoads(before, state, "failed"))
      inTurn(async (name) => {
        if (await showKept(store, name, threadId)) void renew(threadId, load, ended.signal);
      });
  });
  document.addEventListener("visibilitychange", onHidden);
  // In its own time: a server that does not answer holds nothing up.
  void begun.then((name) => (name === null ? undefined : forgetDeleted(store, name))).catch(() => undefined);
  writeSoon();
  return () => {
    ended.abort();
    clearTimeout(timer);
    stop();
    document.removeEventListener("visibilitychange", onHidden);
  };
}

function isOtherFrame(before: ThreadState | null, { summaries, folders, models }: ThreadState): boolean {
  return summaries !== before?.summaries || folders !== before.folders || models !== before.models;
}

function isSame(one: ThreadDetail | undefined, { thread, turns }: ThreadDetail): boolean {
  return (
    one?.thread === thread &&
    one.turns.length === turns.length &&
    one.turns.every((turn, index) => turn === turns[index])
  );
}

/** Threads that were in the list and are not, or that the server does not have. */
function goneThreads(before: ThreadState, after: ThreadState): string[] {
  const missing = changedLoads(before, after, "missing");
  if (before.summaries === after.summaries) return missing;
  const listed = new Set(after.summaries.map(({ id }) => id));
  return [...missing, ...before.summaries.map(({ id }) => id).filter((id) => !listed.has(id))];
}

function changedLoads(before: ThreadState, after: ThreadState, load: "missing" | "failed"): string[] {
  if (before.loads === after.loads) return [];
  return Object.keys(after.loads).filter((id) => after.loads[id] === load && before.loads[id] !== load);
}

/** Returns whether there was something to show. */
async function showKept(store: ThreadStore, name: string, threadId: string): Promise<boolean> {
  const detail = await readThread(name, threadId);
  if (!detail || store.getState().loads[threadId] !== "failed") return false;
  store.setState((state) => putDetail(state, detail));
  return true;
}

/** What was kept is what it was: the server is asked until it says what it is. */
async function renew(threadId: string, load: Keeping["load"], signal: AbortSignal): Promise<void> {
  for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    await waitForNetwork(wait, signal);
    if (signal.aborted) return;
    const isAnswered = await api.getThread(threadId, "?before=end").then(
      () => true,
      (cause: unknown) => cause instanceof ApiError && cause.status < 500,
    );
    if (isAnswered) return load(threadId);
  }
}

/** What is kept and not in the list may have been deleted elsewhere: the server is asked. */
async function forgetDeleted(store: ThreadStore, name: string): Promise<void> {
  const listed = new Set(store.getState().summaries.map(({ id }) => id));
  const doubtful = (await keptThreadIds(name)).filter((id) => !listed.has(id));
  for (const id of doubtful) {
    try {
      await api.getThread(id, "?before=end");
    } catch (cause) {
      if (!(cause instanceof ApiError)) return;
      if (cause.status === 404) await forgetThreads(name, [id]);
    }
  }
}
