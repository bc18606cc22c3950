"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { guessTarget } from "@/lib/protocol/abilities";
import type { ModelList, ThreadDetail } from "@/lib/protocol/api";
import type { ThreadList } from "@/lib/protocol/api-list";
import type { MediaContent } from "@/lib/protocol/media";
import { selectAskedFor, selectReference } from "@/lib/protocol/select-media";
import type { Answerer, Target } from "@/lib/protocol/targets";
import { isTurnSettled, type Thread, type Turn } from "@/lib/protocol/thread";
import { createActivity } from "./activity/begin-activity";
import { createEarlierTurns } from "./earlier-turns";
import type { Connection } from "./event-stream";
import type { ListParts } from "./list-actions";
import { createListSync } from "./list-sync";
import { createLoader } from "./load-thread";
import { connectTabs } from "./other-tabs";
import { readOutbox } from "./outbox";
import { whenQueued } from "./queue/message-queue";
import { createThreadActions, type ThreadActions } from "./thread-actions";
import { initialState } from "./thread-list-state";
import {
  type Delivery,
  isAwaitingPerson,
  putDetail,
  runningBeside,
  type ThreadLoad,
  type ThreadState,
  type Versions,
} from "./thread-state";
import type { ThreadStore } from "./thread-store-type";
import type { TurnParts } from "./turn-actions";
import { createTurnFollower, type TurnFollower } from "./turn-follower";
import { shownThreadId } from "./use-thread-id";

type Threads = {
  store: ThreadStore;
  list: ListParts;
  actions: ThreadActions;
  turnParts: TurnParts;
  /** Loads a thread, or looks again for what has changed in it. */
  load(threadId: string): Promise<void>;
  /** Follows what runs in a thread, where its stream had to make room for others. */
  follow(threadId: string): void;
  /** Takes in a thread that was loaded with the page. */
  seed(detail: ThreadDetail): void;
  start(): () => void;
};

const ThreadsContext = createContext<Threads | null>(null);

type ProviderProps = {
  initialThreads: ThreadList;
  models: ModelList;
  /** Whether the browser has a cookie already, so that what it sends first can be found again. */
  hasSession: boolean;
  children: ReactNode;
};

/** One store for each mounted page: on the server, one for each request. */
export function ThreadStoreProvider({ initialThreads, models, hasSession, children }: ProviderProps) {
  const [threads] = useState(() => createThreads(initialThreads, models, hasSession));
  useEffect(() => threads.start(), [threads]);
  return <ThreadsContext value={threads}>{children}</ThreadsContext>;
}

function createThreads(threadList: ThreadList, models: ModelList, hasSession: boolean): Threads {
  const store: ThreadStore = createStore(() => initialState(threadList, models));
  const tabs: { tell(threadId: string): void } = { tell: () => undefined };
  const tell = (threadId: string) => {
    activity.begin();
    tabs.tell(threadId);
  };
  const onSettled = (turn: Turn) => {
    tell(turn.threadId);
    // The answer is there; the title may have come a moment after it, or in another tab.
    if (store.getState().threads[turn.threadId]?.title == null)
      void actions.refreshThreads().catch(() => undefined);
  };
  const follower = createTurnFollower({ store, hasSession, shownThreadId, onStored: tell, onSettled });
  const earlier = createEarlierTurns(store);
  const list: ListParts = { store, sync: createListSync(store), tell };
  const actions = createThreadActions({ list, follower });
  const seed = (detail: ThreadDetail) => {
    store.setState((state) => putDetail(state, detail));
    if (typeof window === "undefined") return;
    follower.noteStored(detail.turns);
    earlier.take(detail);
  };
  const { load, look } = createLoader({ store, sync: list.sync, seed });
  const activity = createActivity({ store, refreshThreads: actions.refreshThreads, load: look });
  return {
    store,
    list,
    actions,
    turnParts: { store, follower, earlier, actions, tell },
    load,
    seed,
    follow(threadId) {
      const running = store.getState().running[threadId];
      for (const id of running ? runningBeside(store.getState(), running) : []) follower.follow(id);
    },
    start() {
      if (hasSession) activity.begin();
      const stop = start({ store, follower, actions, load, tabs, activity });
      const stopSending = whenQueued(async () => {
        const { keepSending } = await import("./queue/send-queued");
        return keepSending({ store, send: actions.send, load });
      });
      return () => {
        activity.end();
        stopSending();
        stop();
      };
    },
  };
}

type Start = {
  store: ThreadStore;
  follower: TurnFollower;
  actions: ThreadActions;
  load(threadId: string): Promise<void>;
  tabs: { tell(threadId: string): void };
  activity: { begin(): void };
};

/** Brings a page to life: unsent turns go out, running ones are followed, other tabs are heard. */
function start({ store, follower, actions, load, tabs, activity }: Start): () => void {
  follower.takeUp(readOutbox());
  for (const turn of Object.values(store.getState().turns))
    if (!isTurnSettled(turn)) follower.follow(turn.id);
  const refresh = (threadId: string) => {
    // Another tab has sent something, so there is a session by now.
    activity.begin();
    void actions.refreshThreads().catch(() => undefined);
    if (store.getState().threads[threadId]) void load(threadId);
  };
  const channel = connectTabs(refresh);
  tabs.tell = channel.tell;
  const onVisible = () => {
    if (document.visibilityState !== "visible") return;
    void actions.refreshThreads().catch(() => undefined);
    const shown = shownThreadId();
    if (shown && store.getState().threads[shown]) void load(shown);
  };
  document.addEventListener("visibilitychange", onVisible);
  // What waits for a person may have been decided beside this window, which was visible all the time.
  const onFocus = () => {
    const shown = shownThreadId();
    if (shown && isAwaitingPerson(store.getState(), shown)) void load(shown);
  };
  window.addEventListener("focus", onFocus);
  return () => {
    window.removeEventListener("focus", onFocus);
    document.removeEventListener("visibilitychange", onVisible);
    channel.close();
  };
}

function useThreads(): Threads {
  const threads = useContext(ThreadsContext);
  if (!threads) throw new Error("Threads are read inside of ThreadStoreProvider.");
  return threads;
}

/** Watches one value that is worked out of all that is known of threads. */
export function useThreadState<T>(select: (state: ThreadState) => T): T {
  return useStore(useThreads().store, select);
}

const NONE: readonly string[] = [];
const DELIVERED: Delivery = { state: "delivered", error: null };
const ONLY: Versions = { index: 0, count: 1 };

/** Puts a thread that came with the page into the store before the first paint. */
export function useSeedThread(detail: ThreadDetail | null): void {
  const threads = useThreads();
  useState(() => {
    if (detail && !threads.store.getState().threads[detail.thread.id]) threads.seed(detail);
  });
}

export function useThread(threadId: string | null): Thread | null {
  return useThreadState((state) => (threadId && state.threads[threadId]) || null);
}

/** Loads the thread when it is not known, and says how far that is. */
export function useThreadLoad(threadId: string | null): ThreadLoad {
  const { load, follow } = useThreads();
  const status = useThreadState((state) => (threadId ? state.loads[threadId] : "ready"));
  useEffect(() => {
    if (threadId === null) return;
    if (status === undefined) void load(threadId);
    else follow(threadId);
  }, [threadId, status, load, follow]);
  return status ?? "loading";
}

/** Loads a thread again whose loading has failed. */
export function useReloadThread(): (threadId: string) => Promise<void> {
  return useThreads().load;
}

export function useTurnIds(threadId: string | null): readonly string[] {
  return useThreadState((state) => (threadId && state.branches[threadId]) || NONE);
}

export function useTurn(turnId: string): Turn {
  const turn = useThreadState((state) => state.turns[turnId]);
  if (!turn) throw new Error("A turn that is shown is in the store.");
  return turn;
}

/** Whether a turn is there yet: the beginning of a long thread comes after its end. */
export function useHasTurn(turnId: string | undefined): boolean {
  return useThreadState((state) => turnId !== undefined && state.turns[turnId] !== undefined);
}

/** Looks at all threads that are in the store, without watching them. */
export function useLoadedThreads(): () => readonly Thread[] {
  const { store } = useThreads();
  return () => Object.values(store.getState().threads);
}

/** Looks a turn up when something is done with it, without watching it. */
export function useTurnLookup(): (turnId: string) => Turn | null {
  const { store } = useThreads();
  return (turnId) => store.getState().turns[turnId] ?? null;
}

/** All turns of a thread, of every branch. It renders with every token, so it is for what is open for a while. */
export function useThreadTurns(threadId: string): readonly Turn[] {
  const turns = useThreadState((state) => state.turns);
  const members = useThreadState((state) => state.members[threadId] ?? NONE);
  return members.flatMap((turnId) => turns[turnId] ?? []);
}

export function useAskedFor(turnId: string): string {
  return useThreadState((state) => selectAskedFor(state.turns, turnId));
}

export function useReference(turnId: string): MediaContent | null {
  return useThreadState((state) => selectReference(state.turns, turnId));
}

export function useDelivery(turnId: string): Delivery["state"] {
  return useThreadState((state) => (state.deliveries[turnId] ?? DELIVERED).state);
}

export function useDeliveryError(turnId: string): string | null {
  return useThreadState((state) => (state.deliveries[turnId] ?? DELIVERED).error);
}

export function useDeliveryRetryAt(turnId: string): number | null {
  return useThreadState((state) => state.deliveries[turnId]?.retryAt ?? null);
}

export function useConnection(turnId: string): Connection {
  return useThreadState((state) => state.connections[turnId] ?? "idle");
}

export function useVersions(turnId: string): Versions {
  return useThreadState((state) => state.versions[turnId] ?? ONLY);
}

export function useRunningTurnId(threadId: string | null): string | null {
  return useThreadState((state) => (threadId && state.running[threadId]) || null);
}

export function useModels(): ModelList {
  return useThreadState((state) => state.models);
}

/** What answers: as the server has told of it, else what its id tells. */
export function useAnswerer({ model, agent }: Answerer): Target {
  const { models, agents } = useModels();
  return useMemo(() => {
    const known = agent === undefined ? models : agents;
    return known.find(({ id }) => id === (agent ?? model)) ?? guessTarget({ model, agent });
  }, [models, agents, model, agent]);
}

export function useTurnParts(): TurnParts {
  return useThreads().turnParts;
}

export function useListParts(): ListParts {
  return useThreads().list;
}

export function useThreadActions(): ThreadActions {
  return useThreads().actions;
}
