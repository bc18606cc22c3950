import { toEnvironmentId } from "./agents";
import type { CallNote } from "./calls";
import type { FoldedEvent } from "./events";
import type { ApiEvent, Interaction, Usage } from "./interaction";
import { recoverSteps } from "./recover-steps";
import { applyDelta, closeStep, openStep } from "./reduce-step";
import { type InteractionRecord, isTurnSettled, type Turn } from "./thread";

/**
 * Folds one event into a turn. Pure, and never throws: an event that this version does not know
 * leaves the turn as it is but for the cursor, so an API newer than this deployment degrades to
 * missing detail. An event at or before the cursor changes nothing, so replays are harmless.
 */
export function reduceTurn(turn: Turn, event: FoldedEvent): Turn {
  if (event.seq <= turn.cursor || (isTurnSettled(turn) && !isGoingOn(turn, event))) return turn;
  const id = "event_id" in event ? event.event_id : undefined;
  return { ...fold(turn, event), cursor: event.seq, ...(id && { lastEventId: id }) };
}

/**
 * A turn that waits for a person takes in what they decide, and one that was cut off is taken up where it still
 * runs at Google. Any turn takes in what it turns out to have used.
 */
function isGoingOn(turn: Turn, event: FoldedEvent): boolean {
  if (event.event_type === "turn.usage_noted") return true;
  if (event.event_type === "turn.resumed" && turn.status === "cut_off") return true;
  const isDecision =
    event.event_type === "turn.call_noted" ||
    event.event_type === "turn.call_answered" ||
    event.event_type === "turn.resumed";
  return isDecision && turn.status === "requires_action";
}

function fold(turn: Turn, event: FoldedEvent): Turn {
  switch (event.event_type) {
    case "turn.preparing":
      return { ...turn, status: "in_progress", waiting: null, preparing: event.preparing, isCalling: false };
    case "turn.started":
      return begin(turn, event);
    case "turn.waiting":
      return { ...turn, status: "in_progress", waiting: event.waiting, preparing: null, isCalling: false };
    case "turn.reattaching":
      return { ...turn, reattaching: true };
    case "turn.replayed":
      return { ...turn, replayed: true };
    case "turn.environment_renewed":
      return { ...turn, hasNewEnvironment: true };
    case "turn.usage_noted":
      return noteUsage(turn, event.interactionId, event.usage);
    case "turn.recovered":
      return recoverSteps(noteInteraction(turn, event.interaction), event.interaction, event.at);
    case "turn.call_noted":
      return noteCall(turn, event.position, event.note);
    case "turn.call_answered":
      return appendResult(turn, event);
    case "turn.resumed":
      return { ...turn, status: "in_progress", error: null, settledAt: null };
    case "turn.settled":
      return settle(turn, event);
    case "interaction.created":
      return noteInteraction(endHop(turn), event.interaction);
    case "interaction.completed":
      return noteInteraction(turn, event.interaction);
    case "interaction.status_update":
      return updateStatus(turn, event);
    case "step.start":
      return openStep(live(turn), positionOf(turn, event.index), event.step, event.at);
    case "step.delta":
      return applyDelta(live(turn), positionOf(turn, event.index), event.delta, event.at);
    case "step.stop":
      return closeStep(turn, positionOf(turn, event.index), event.at);
    case "error":
      // Whether the turn has failed is decided by whoever runs it, who may yet find it again.
      return turn;
    default:
      event satisfies never;
      return turn;
  }
}

type Started = Extract<FoldedEvent, { event_type: "turn.started" }>;

function begin(turn: Turn, { isBackground = false, at }: Started): Turn {
  const called: Turn = { ...turn, status: "in_progress", waiting: null, preparing: null, isCalling: true };
  return { ...called, isBackground, lastEventId: null, calledAt: at };
}

function noteUsage(turn: Turn, id: string, usage: Usage): Turn {
  const interactions = turn.interactions.map((record) => (record.id === id ? { ...record, usage } : record));
  return { ...turn, interactions };
}

/** What arrives shows that the connection stands. */
function live(turn: Turn): Turn {
  return turn.reattaching || turn.waiting ? { ...turn, reattaching: false, waiting: null } : turn;
}

/** Steps are numbered anew in each interaction; the turn counts them through. */
function positionOf(turn: Turn, index: number): number {
  return (turn.interactions.at(-1)?.firstStep ?? 0) + index;
}

/** The next hop of a continued answer numbers its steps anew, also where no id tells the two apart. */
function endHop(turn: Turn): Turn {
  const last = turn.interactions.at(-1);
  if (last?.id !== "" || last.status !== "requires_continuation") return turn;
  const ended: InteractionRecord = { id: "", status: "incomplete", firstStep: turn.steps.length };
  return { ...turn, interactions: [...turn.interactions, ended] };
}

type InteractionNote = Partial<
  Pick<Interaction, "id" | "status" | "usage" | "service_tier" | "environment_id">
>;

// An interaction announced again (a resumed stream, its completion) updates its record. One without
// an id (store: false) can only be the running one; what comes after a call has gone out is its own.
function noteInteraction(turn: Turn, note: InteractionNote): Turn {
  const last = turn.interactions.at(-1);
  const id = note.id ?? "";
  const isSame = last !== undefined && !turn.isCalling && (last.id === id || id === "");
  const record: InteractionRecord = {
    ...(isSame ? last : { id, firstStep: turn.steps.length }),
    status: note.status ?? "in_progress",
    ...(note.usage && { usage: note.usage }),
    ...(note.service_tier && { service_tier: note.service_tier }),
    ...(note.environment_id && { environment_id: toEnvironmentId(note.environment_id) }),
  };
  const earlier = isSame ? turn.interactions.slice(0, -1) : turn.interactions;
  return { ...live(turn), isCalling: false, interactions: [...earlier, record] };
}

type StatusUpdate = Extract<ApiEvent, { event_type: "interaction.status_update" }>;

function updateStatus(turn: Turn, event: StatusUpdate): Turn {
  return noteInteraction(turn, {
    id: event.interaction_id,
    status: event.status,
    ...(event.usage && { usage: event.usage }),
  });
}

function noteCall(turn: Turn, position: number, note: CallNote): Turn {
  const known = turn.callNotes[position];
  return { ...turn, callNotes: { ...turn.callNotes, [position]: { ...known, ...note } } };
}

type Answered = Extract<FoldedEvent, { event_type: "turn.call_answered" }>;

function appendResult(turn: Turn, { position, step, durationMs, at }: Answered): Turn {
  const timing = { startedAt: Math.max(0, at - durationMs), stoppedAt: at };
  const noted = noteCall(turn, position, { resultAt: turn.steps.length });
  return { ...noted, steps: [...turn.steps, step], stepTimings: [...turn.stepTimings, timing] };
}

type Settled = Extract<FoldedEvent, { event_type: "turn.settled" }>;

function settle(turn: Turn, event: Settled): Turn {
  return {
    ...turn,
    status: event.status,
    error: event.error ?? null,
    preparing: null,
    waiting: null,
    reattaching: false,
    isCalling: false,
    settledAt: event.at,
    stepTimings: turn.stepTimings.map((timing) =>
      timing.stoppedAt === undefined ? { ...timing, stoppedAt: event.at } : timing,
    ),
  };
}
