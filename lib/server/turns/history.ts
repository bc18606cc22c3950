import "server-only";
import { ourResultsIn, pendingCallsOf } from "@/lib/protocol/calls";
import type { Step } from "@/lib/protocol/interaction";
import { targetOf } from "@/lib/protocol/models";
import type { Turn } from "@/lib/protocol/thread";
import { pathTo } from "@/lib/protocol/tree";
import type { Owner } from "@/lib/server/access/owner";
import { type History, userInputOf } from "@/lib/server/gemini/request";
import { restoreSignatures } from "./signatures";
import { findTurn, listTurns } from "./stored-turn";

/**
 * What the API is told of the turns before this one: the parent's interaction where Google keeps a
 * whole one, else the stored steps. A reply that was cut is not whole at Google, or not there.
 */
export async function findHistory(owner: Owner, turn: Turn): Promise<History> {
  if (isGoingOn(turn)) {
    const id = turn.interactions.at(-1)?.id;
    return id && turn.settings.store !== false ? { previousInteractionId: id } : replayHistory(owner, turn);
  }
  if (turn.parentId === null || !hearsHistory(turn)) return { steps: [] };
  const parent = await findTurn(owner, turn.parentId);
  const id = parent && keptInteractionOf(parent);
  return id && turn.settings.store !== false ? { previousInteractionId: id } : replayHistory(owner, turn);
}

function keptInteractionOf(turn: Turn): string | null {
  const isWhole = turn.status === "completed" || turn.status === "incomplete";
  const hasAll = turn.parentId === null || hearsHistory(turn);
  return (isWhole && hasAll && turn.settings.store !== false && turn.interactions.at(-1)?.id) || null;
}

/** Models of speech and music take one text and know of no conversation. */
function hearsHistory(turn: Turn): boolean {
  const { output } = targetOf(turn.settings);
  return output !== "speech" && output !== "music";
}

const UNANSWERED: Step = {
  type: "model_output",
  content: [{ type: "text", text: "(This was stopped before there was an answer.)" }],
};

/** Whether the turn has called functions: what it sends then are their results. */
function isGoingOn(turn: Turn): boolean {
  return newResultsOf(turn).length > 0;
}

/** The results that the last interaction has not heard of: nothing came after them. */
export function newResultsOf(turn: Turn): Step[] {
  const ours = ourResultsIn(turn);
  const last = turn.steps.findLastIndex((_, position) => !ours.has(position));
  return turn.steps.slice(last + 1);
}

/** All steps that a call of the turn takes along: those before it where Google does not keep them, and its input. */
export function stepsToSend(turn: Turn, history: History): Step[] {
  return [...("steps" in history ? history.steps : []), ...inputOf(turn)];
}

/** What the turn sends now: its message, or the results of the functions that were called. */
function inputOf(turn: Turn): Step[] {
  const results = newResultsOf(turn);
  return results.length > 0 ? results : [userInputOf(turn)];
}

/**
 * The steps of all turns before this one, and those of this one that were answered, exactly as the API
 * gave them, signatures included.
 */
export async function replayHistory(owner: Owner, turn: Turn): Promise<{ steps: Step[] }> {
  const turns = await listTurns(owner, turn.threadId);
  const byId = Object.fromEntries(turns.map((other) => [other.id, other]));
  const steps: Step[] = [];
  for (const ancestor of pathTo(byId, turn.parentId)) {
    const replayed = await restoreSignatures(ancestor.id, replayableSteps(ancestor));
    // Two inputs without a word between them read as one: what was stopped would be done after all.
    const isAnswered = replayed.some(({ type }) => type === "model_output" || type === "function_call");
    const isTakenUp = turn.kind === "continuation" && ancestor.id === turn.parentId;
    steps.push(userInputOf(ancestor), ...replayed, ...(isAnswered || isTakenUp ? [] : [UNANSWERED]));
  }
  if (!isGoingOn(turn)) return { steps };
  const own = turn.steps.slice(0, turn.steps.length - newResultsOf(turn).length).map(withoutUnknownDeltas);
  return { steps: [...steps, userInputOf(turn), ...(await restoreSignatures(turn.id, own))] };
}

/**
 * A step that was cut while it arrived would be refused: a thought without its signature, a call
 * without its arguments or its result. The text that arrived counts.
 */
function replayableSteps(turn: Turn): Step[] {
  // What an agent did with tools of its own is nothing that another could take up; what it said is.
  if (turn.settings.agent !== undefined || isCopied(turn)) {
    return turn.steps.filter(({ type }) => type === "model_output");
  }
  const unanswered = new Set(pendingCallsOf(turn).map(({ position }) => position));
  const isWhole = turn.status === "completed" || turn.status === "incomplete";
  const steps = turn.steps.map(withoutUnknownDeltas);
  return steps.filter((step, position) => {
    if (step.type === "function_call") return !unanswered.has(position);
    if (step.type === "function_result") return true;
    if (step.type === "model_output") return true;
    return isWhole || ("signature" in step && step.signature !== undefined);
  });
}

/** Whether the turn was made from a shared page: then no step of it has the signature that the API asks for. */
function isCopied({ interactions, steps }: Turn): boolean {
  return interactions.length === 0 && steps.length > 0;
}

/** Deltas that this version did not understand are kept for people to look at; the API never sent them so. */
function withoutUnknownDeltas(step: Step): Step {
  const { unknown_deltas: _, ...known } = step as Step & { unknown_deltas?: unknown };
  return known as Step;
}
