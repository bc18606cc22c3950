import type { CallNote, ResultStep } from "./calls";
import type { ApiEvent, Interaction, Usage } from "./interaction";
import type { Preparing, Turn, TurnStatus, Waiting } from "./thread";
import type { TurnError } from "./turn-errors";

/** `seq` numbers the events of a turn from 1; `at` is milliseconds since the turn began. */
type Numbered = { seq: number; at: number };

/** What the server adds to the API's own events, because the API does not know of turns. */
export type TurnEvent =
  /** A file of the turn is brought to Google, or worked on there, before the call. */
  | { event_type: "turn.preparing"; preparing: Preparing }
  /** The call of the API begins (again, after waiting). */
  | { event_type: "turn.started"; isBackground?: boolean }
  /** The API asked us to wait; the call begins again at `waiting.until`. */
  | { event_type: "turn.waiting"; waiting: Waiting }
  /** The connection to the API was lost and is being found again. */
  | { event_type: "turn.reattaching" }
  /** Google had lost the parent interaction: the stored history was sent instead. */
  | { event_type: "turn.replayed" }
  /** Google had lost the environment: the agent begins in a new one. */
  | { event_type: "turn.environment_renewed" }
  /** The interaction as Google has it, after a connection was lost: its steps replace ours. */
  | { event_type: "turn.recovered"; interaction: Interaction }
  /** A person has decided about a call of a function, or changed its arguments. */
  | { event_type: "turn.call_noted"; position: number; note: CallNote }
  /** The call at `position` has its result; `durationMs` is what that took. */
  | { event_type: "turn.call_answered"; position: number; step: ResultStep; durationMs: number }
  /** What an interaction used, which Google tells some time after its end. It may come after the turn's end. */
  | { event_type: "turn.usage_noted"; interactionId: string; usage: Usage }
  /** A turn that had waited for a person goes on. */
  | { event_type: "turn.resumed" }
  /** The last event of a turn; after `requires_action` it may go on all the same. */
  | { event_type: "turn.settled"; status: TurnStatus; error?: TurnError };

/** An event that folds into a turn. Everything of `ApiEvent` is the API's own, bytes of media left out. */
export type FoldedEvent = (ApiEvent | TurnEvent) & Numbered;

/** What a reader may get besides: none of these has a number, none changes what a turn is. */
export type ControlEvent =
  /** The whole turn up to its cursor: what a reader gets who comes late. */
  | { event_type: "turn.snapshot"; turn: Turn }
  /** The reader was too slow, or the server goes away: come back with the last number. */
  | { event_type: "stream.reconnect" }
  /** The model has given the thread a title. */
  | { event_type: "thread.titled"; threadId: string; title: string };

export type StreamEvent = FoldedEvent | ControlEvent;

/** Without `seq` and `at`: what a source of events hands to the log, which numbers them. */
export type UnnumberedEvent = ApiEvent | TurnEvent;

export function isFolded(event: StreamEvent): event is FoldedEvent {
  return "seq" in event;
}
