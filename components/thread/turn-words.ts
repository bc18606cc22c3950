import { msg, t } from "@/lib/i18n/translate";
import { awaitedIn } from "@/lib/protocol/call-state";
import { isPlanning } from "@/lib/protocol/research";
import { selectTurnState, type TurnState } from "@/lib/protocol/select";
import type { Target } from "@/lib/protocol/targets";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import type { LiveState } from "./live-state";

const WORDS: Record<TurnState, string> = {
  queued: msg("Queued"),
  preparing: msg("Preparing files"),
  waiting: msg("Waiting"),
  reconnecting: msg("Reconnecting"),
  thinking: msg("Thinking"),
  answering: msg("Answering"),
  completed: msg("Answer complete"),
  incomplete: msg("Incomplete"),
  requires_action: msg("Needs approval"),
  failed: msg("Failed"),
  cancelled: msg("Stopped"),
  cut_off: msg("Cut off"),
};

export type ShownState = TurnState | "sending" | "unsent" | "offline" | "by_hand" | "browser";

/** The state that the reader should know of: that of the delivery, of the connection, or of the turn. */
export function shownStateOf(turn: Turn, live: LiveState | null): ShownState {
  if (live?.delivery === "failed") return "unsent";
  if (live?.delivery === "sending") return "sending";
  if (!isTurnSettled(turn) && live?.connection === "offline") return "offline";
  if (!isTurnSettled(turn) && live?.connection === "reconnecting") return "reconnecting";
  const awaited = awaitedIn(turn);
  return awaited === null || awaited === "approval" ? selectTurnState(turn) : awaited;
}

/** What a work that takes long is at; null where the word of its state says all. */
export function workWordOf(turn: Turn, state: ShownState, { agent }: Target): string | null {
  if (!agent || (state !== "thinking" && state !== "answering")) return null;
  if (isPlanning(turn)) return t("Planning");
  if (agent.kind === "deep-research")
    return state === "answering" ? t("Writing the report") : t("Researching");
  const isThinking = turn.steps.at(-1)?.type === "thought";
  return state === "answering" || isThinking ? null : t("Working");
}

export function wordOf(state: ShownState): string {
  if (state === "sending") return t("Sending");
  if (state === "unsent") return t("Not sent");
  if (state === "offline") return t("Offline");
  if (state === "by_hand") return t("Waiting for a result");
  if (state === "browser") return t("Running in the browser");
  return t(WORDS[state]);
}
