import { awaitedIn } from "@/lib/protocol/call-state";
import { isPlanning } from "@/lib/protocol/research";
import { selectTurnState, type TurnState } from "@/lib/protocol/select";
import type { Target } from "@/lib/protocol/targets";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import type { LiveState } from "./live-state";

const WORDS: Record<TurnState, string> = {
  queued: "Queued",
  preparing: "Preparing files",
  waiting: "Waiting",
  reconnecting: "Reconnecting",
  thinking: "Thinking",
  answering: "Answering",
  completed: "Answer complete",
  incomplete: "Incomplete",
  requires_action: "Needs approval",
  failed: "Failed",
  cancelled: "Stopped",
  cut_off: "Cut off",
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
  if (isPlanning(turn)) return "Planning";
  if (agent.kind === "deep-research") return state === "answering" ? "Writing the report" : "Researching";
  const isThinking = turn.steps.at(-1)?.type === "thought";
  return state === "answering" || isThinking ? null : "Working";
}

export function wordOf(state: ShownState): string {
  if (state === "sending") return "Sending";
  if (state === "unsent") return "Not sent";
  if (state === "offline") return "Offline";
  if (state === "by_hand") return "Waiting for a result";
  if (state === "browser") return "Running in the browser";
  return WORDS[state];
}
