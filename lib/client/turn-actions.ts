import type { CreateTurn } from "@/lib/protocol/api";
import type { MediaContent } from "@/lib/protocol/media";
import { isTurnSettled, type Settings, type Turn } from "@/lib/protocol/thread";
import { newestLeafOf, versionsByParent } from "@/lib/protocol/tree";
import { withMoreBudget } from "@/lib/protocol/with-more-budget";
import { api } from "./api";
import { toInput } from "./attachments/to-input";
import { type CallActions, createCallActions } from "./call-actions";
import type { EarlierTurns } from "./earlier-turns";
import type { ThreadActions } from "./thread-actions";
import { putTurns, setHead } from "./thread-state";
import type { ThreadStore } from "./thread-store-type";
import type { TurnFollower } from "./turn-follower";

/** What is done with the turns of an open thread. */
export type TurnActions = {
  calls: CallActions;
  /** Another version of a message, with other words and the files that are kept. */
  edit(turnId: string, text: string, media: readonly MediaContent[]): void;
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
  /** Shows the answer of a comparison that was chosen, and lets what gave it answer from now on. */
  goOnWith(turnId: string): void;
  /** Stops it, and what is compared with it. */
  stop(turnId: string): void;
  showVersion(turnId: string, step: -1 | 1): void;
  /** Shows the newest branch that has a turn. */
  showTurn(turnId: string): void;
};

export type TurnParts = {
  store: ThreadStore;
  follower: TurnFollower;
  earlier: EarlierTurns;
  actions: ThreadActions;
  /** Tells other tabs that a thread has changed. */
  tell(threadId: string): void;
};

/** Needed where a thread is open, and no part of what a new chat loads. */
export function createTurnActions({ store, follower, earlier, actions, tell }: TurnParts): TurnActions {
  const { send, replace, stop, updateSettings } = actions;
  const get = store.getState;
  const settingsFor = (turn: Turn) => get().threads[turn.threadId]?.settings ?? turn.settings;
  const goOn = (turnId: string, toSettings: (settings: Settings) => Settings) => {
    const turn = get().turns[turnId];
    if (!turn) return;
    const settings = toSettings(settingsFor(turn));
    send({ threadId: turn.threadId, parentId: turnId, kind: "continuation", input: [], settings });
  };
  const answerPlan = (turnId: string, kind: "plan_approval" | "message", text: string) => {
    const turn = get().turns[turnId];
    if (!turn) return;
    const settings = withPlannerOf(turn, settingsFor(turn));
    send({ threadId: turn.threadId, parentId: turnId, kind, input: toInput(text, []), settings });
  };
  const turnsOf = (threadId: string) => {
    const { turns, members } = get();
    return Object.fromEntries(
      (members[threadId] ?? []).flatMap((id) => (turns[id] ? [[id, turns[id]]] : [])),
    );
  };
  const turnActions: TurnActions = {
    calls: createCallActions({ store, follower, tell, updateSettings }),
    edit: (turnId, text, media) => replace(turnId, { input: toInput(text, media) }),
    regenerate(turnId) {
      const turn = get().turns[turnId];
      if (!turn) return;
      const { comparisonId, settings } = turn;
      const input = turn.input as CreateTurn["input"];
      replace(turnId, { input, ...(comparisonId !== undefined && { comparisonId, settings }) });
    },
    continueFrom: (turnId) => goOn(turnId, (settings) => settings),
    continueWithMore: (turnId) => goOn(turnId, withMoreBudget),
    approvePlan: (turnId, text) => answerPlan(turnId, "plan_approval", text),
    changePlan: (turnId, text) => answerPlan(turnId, "message", text),
    async retry(turnId) {
      if (follower.resend(turnId)) return;
      const turn = get().turns[turnId];
      if (!turn) return;
      if (turn.status !== "cut_off") return turnActions.regenerate(turnId);
      // Without an answer to the look nothing is asked for anew: that might be billed twice.
      const rechecked = await api.recheckTurn(turnId).catch(() => null);
      if (!rechecked) return;
      // A run of an agent costs too much to be begun anew by the way: a person does that by Regenerate.
      if (rechecked.status === "cut_off" && turn.settings.agent === undefined)
        return turnActions.regenerate(turnId);
      store.setState((state) => putTurns(state, [rechecked]));
      if (!isTurnSettled(rechecked)) follower.follow(turnId);
    },
    stop,
    goOnWith(turnId) {
      const turn = get().turns[turnId];
      if (!turn) return;
      turnActions.showTurn(turnId);
      updateSettings(turn.threadId, turn.settings);
    },
    showVersion(turnId, step) {
      const turn = get().turns[turnId];
      if (!turn) return;
      const versions = versionsByParent(turnsOf(turn.threadId)).get(turn.parentId) ?? [];
      const target = versions[versions.indexOf(turn) + step];
      if (target) turnActions.showTurn(target.id);
    },
    showTurn(turnId) {
      const turn = get().turns[turnId];
      if (!turn) return;
      // Where a version leads to is known only when all of its turns are.
      const coming = earlier.comingOf(turn.threadId);
      if (coming) return void coming.then(() => turnActions.showTurn(turnId));
      const headTurnId = newestLeafOf(turnsOf(turn.threadId), turnId);
      store.setState((state) => setHead(state, turn.threadId, headTurnId));
      // Which version is shown is a convenience: the next device just shows the other one.
      api.updateThread(turn.threadId, { headTurnId }).catch(() => undefined);
    },
  };
  return turnActions;
}

/** A plan is carried out, or made anew, by the agent that made it, whatever is chosen for other messages. */
function withPlannerOf({ settings: { agent } }: Turn, settings: Settings): Settings {
  return { ...settings, agent, agent_config: { ...settings.agent_config, collaborative_planning: true } };
}
