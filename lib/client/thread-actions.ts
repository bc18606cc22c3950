import type { CreateTurn } from "@/lib/protocol/api";
import { newId } from "@/lib/protocol/id";
import type { MediaContent } from "@/lib/protocol/media";
import { isTurnSettled, type Settings, type Turn } from "@/lib/protocol/thread";
import { newestLeafOf, siblingsOf } from "@/lib/protocol/tree";
import { withMoreBudget } from "@/lib/protocol/with-more-budget";
import { api } from "./api";
import { toInput } from "./attachments/to-input";
import { type CallActions, createCallActions } from "./call-actions";
import { setPreference } from "./preferences";
import {
  dropTurn,
  putFirstPage,
  putNextPage,
  putThread,
  putTurns,
  removeSummary,
  setHead,
  setTitle,
} from "./thread-state";
import type { ThreadStore } from "./thread-store-type";
import type { TurnFollower } from "./turn-follower";

export type ThreadActions = {
  calls: CallActions;
  /**
   * Adds a turn at once: to the shown branch or, with `parentId`, to any turn; to a new thread where there
   * is none. Returns the thread's id.
   */
  send(message: Message): string;
  /** Another version of a message, with other words and the files that are kept. */
  edit(turnId: string, text: string, media: readonly MediaContent[]): void;
  /** Another message in the place of one, with all of its input new. */
  replace(turnId: string, message: Pick<Message, "input" | "parentId">): void;
  regenerate(turnId: string): void;
  continueFrom(turnId: string): void;
  /** Lets an agent go on that has used up its budget, with a larger one from here on. */
  continueWithMore(turnId: string): void;
  /** Begins the research that a turn has planned, as `text` says. */
  approvePlan(turnId: string, text: string): void;
  /** Asks for another plan in the place of the one that a turn has made. */
  changePlan(turnId: string, text: string): void;
  /** What helps after a failure: the same send again, another look at Google, or a new answer. */
  retry(turnId: string): Promise<void>;
  stop(turnId: string): void;
  showVersion(turnId: string, step: -1 | 1): void;
  rename(threadId: string, title: string): Promise<void>;
  remove(threadId: string): Promise<void>;
  undoRemove(threadId: string): Promise<void>;
  updateSettings(threadId: string | null, settings: Settings): void;
  loadMoreThreads(): Promise<void>;
  refreshThreads(): Promise<void>;
  /** Asks again what can answer, where that has changed. */
  refreshModels(): Promise<void>;
};

type Message = {
  threadId: string | null;
  input: CreateTurn["input"];
  settings: Settings;
  parentId?: string;
};
type Tell = (threadId: string) => void;

export function createThreadActions(store: ThreadStore, follower: TurnFollower, tell: Tell): ThreadActions {
  const get = store.getState;
  const post = (threadId: string, turn: Pick<CreateTurn, "parentId" | "input" | "settings" | "kind">) => {
    const isNew = (get().members[threadId] ?? []).every((id) => get().deliveries[id]?.state === "failed");
    const request = { ...turn, turnId: newId(), ...(isNew && { newThread: true as const }) };
    follower.send({ threadId, request });
  };
  const settingsFor = (turn: Turn) => get().threads[turn.threadId]?.settings ?? turn.settings;
  const goOn = (turnId: string, toSettings: (settings: Settings) => Settings) => {
    const turn = get().turns[turnId];
    if (!turn) return;
    const settings = toSettings(settingsFor(turn));
    post(turn.threadId, { parentId: turnId, kind: "continuation", input: [], settings });
  };
  const answerPlan = (turnId: string, kind: "plan_approval" | "message", text: string) => {
    const turn = get().turns[turnId];
    if (!turn) return;
    const settings = withPlannerOf(turn, settingsFor(turn));
    post(turn.threadId, { parentId: turnId, kind, input: toInput(text, []), settings });
  };
  const again = (turn: Turn, input: CreateTurn["input"]) => {
    const isLocal = get().deliveries[turn.id]?.state === "failed";
    if (isLocal) store.setState((state) => dropTurn(state, turn.id));
    const settings = settingsFor(turn);
    post(turn.threadId, { parentId: turn.parentId, kind: turn.kind, input, settings });
  };
  const lists = createListActions(store, tell);
  const actions: ThreadActions = {
    calls: createCallActions({ store, follower, tell, updateSettings: lists.updateSettings }),
    send({ threadId, input, settings, parentId }) {
      const id = threadId ?? newId();
      const last = get().branches[id]?.at(-1) ?? null;
      post(id, { parentId: parentId ?? last, kind: "message", input, settings });
      return id;
    },
    edit: (turnId, text, media) => actions.replace(turnId, { input: toInput(text, media) }),
    replace(turnId, { input, parentId }) {
      const turn = get().turns[turnId];
      if (turn) again(parentId ? { ...turn, parentId } : turn, input);
    },
    regenerate(turnId) {
      const turn = get().turns[turnId];
      if (turn) again(turn, turn.input as CreateTurn["input"]);
    },
    continueFrom: (turnId) => goOn(turnId, (settings) => settings),
    continueWithMore: (turnId) => goOn(turnId, withMoreBudget),
    approvePlan: (turnId, text) => answerPlan(turnId, "plan_approval", text),
    changePlan: (turnId, text) => answerPlan(turnId, "message", text),
    async retry(turnId) {
      if (follower.resend(turnId)) return;
      const turn = get().turns[turnId];
      if (!turn) return;
      if (turn.status !== "cut_off") return actions.regenerate(turnId);
      // Without an answer to the look nothing is asked for anew: that might be billed twice.
      const rechecked = await api.recheckTurn(turnId).catch(() => null);
      if (!rechecked) return;
      // A run of an agent costs too much to be begun anew by the way: a person does that by Regenerate.
      if (rechecked.status === "cut_off" && turn.settings.agent === undefined)
        return actions.regenerate(turnId);
      store.setState((state) => putTurns(state, [rechecked]));
      if (!isTurnSettled(rechecked)) follower.follow(turnId);
    },
    stop: (turnId) => follower.stop(turnId),
    showVersion(turnId, step) {
      const { turns, members } = get();
      const turn = turns[turnId];
      if (!turn) return;
      const ids = members[turn.threadId] ?? [];
      const byId = Object.fromEntries(ids.flatMap((id) => (turns[id] ? [[id, turns[id]]] : [])));
      const siblings = siblingsOf(byId, turn);
      const target = siblings[siblings.findIndex((other) => other.id === turnId) + step];
      if (!target) return;
      const headTurnId = newestLeafOf(byId, target.id);
      store.setState((state) => setHead(state, turn.threadId, headTurnId));
      // Which version is shown is a convenience: the next device just shows the other one.
      api.updateThread(turn.threadId, { headTurnId }).catch(() => undefined);
    },
    ...lists,
  };
  return actions;
}

/** A plan is carried out, or made anew, by the agent that made it, whatever is chosen for other messages. */
function withPlannerOf({ settings: { agent } }: Turn, settings: Settings): Settings {
  return { ...settings, agent, agent_config: { ...settings.agent_config, collaborative_planning: true } };
}

type ListActions = Pick<
  ThreadActions,
  | "rename"
  | "remove"
  | "undoRemove"
  | "updateSettings"
  | "loadMoreThreads"
  | "refreshThreads"
  | "refreshModels"
>;

function createListActions(store: ThreadStore, tell: Tell): ListActions {
  const get = store.getState;
  const refreshThreads = createRefresh(store);
  return {
    refreshThreads,
    async refreshModels() {
      store.setState({ models: await api.listModels() });
    },
    async rename(threadId, title) {
      store.setState((state) => setTitle(state, threadId, title));
      await api.updateThread(threadId, { title });
      tell(threadId);
    },
    async remove(threadId) {
      store.setState((state) => removeSummary(state, threadId));
      await api.deleteThread(threadId).catch(async (cause: unknown) => {
        await refreshThreads();
        throw cause;
      });
      tell(threadId);
    },
    async undoRemove(threadId) {
      await api.restoreThread(threadId);
      await refreshThreads();
      tell(threadId);
    },
    updateSettings(threadId, settings) {
      if (threadId === null) {
        setPreference("draftSettings", settings);
        return;
      }
      const thread = get().threads[threadId];
      if (thread) store.setState((state) => putThread(state, { ...thread, settings }));
      // They are sent with the next turn in any case, and stored with it.
      api.updateThread(threadId, { settings }).catch(() => undefined);
    },
    async loadMoreThreads() {
      const { nextCursor, isLoadingMore } = get();
      if (!nextCursor || isLoadingMore) return;
      store.setState({ isLoadingMore: true });
      try {
        const page = await api.listThreads(nextCursor);
        store.setState((state) => putNextPage(state, page));
      } finally {
        store.setState({ isLoadingMore: false });
      }
    },
  };
}

/** Takes in the list as the server has it. What changed here while it answered is newer: it is asked again. */
function createRefresh(store: ThreadStore): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isWanted = false;
  const refresh = async () => {
    while (isWanted) {
      isWanted = false;
      const { summaries } = store.getState();
      const page = await api.listThreads(null);
      if (store.getState().summaries === summaries) store.setState((state) => putFirstPage(state, page));
      else isWanted = true;
    }
  };
  return () => {
    isWanted = true;
    running ??= refresh().finally(() => {
      running = null;
    });
    return running;
  };
}
