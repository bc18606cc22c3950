import "server-only";
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
  if (turn.parentId === null || !hearsHistory(turn)) return { steps: [] };
  const parent = await findTurn(owner, turn.parentId);
  const id = parent && keptInteractionOf(parent);
  return id && turn.settings.store !== false ? { previousInteractionId: id } : replayHistory(owner, turn);
}

function keptInteractionOf(turn: Turn): string | null {
  const isWhole =
    turn.status === "completed" || turn.status === "incomplete" || turn.status === "requires_action";
  const hasAll = turn.parentId === null || hearsHistory(turn);
  return (isWhole && hasAll && turn.settings.store !== false && turn.interactions.at(-1)?.id) || null;
}

/** Models of speech and music take one text and know of no conversation. */
function hearsHistory(turn: Turn): boolean {
  const { output } = targetOf(turn.settings.model);
  return output !== "speech" && output !== "music";
}

/** The steps of all turns before this one, exactly as the API gave them, signatures included. */
export async function replayHistory(owner: Owner, turn: Turn): Promise<{ steps: Step[] }> {
  const turns = await listTurns(owner, turn.threadId);
  const byId = Object.fromEntries(turns.map((other) => [other.id, other]));
  const steps: Step[] = [];
  for (const ancestor of pathTo(byId, turn.parentId)) {
    const replayed = await restoreSignatures(ancestor.id, replayableSteps(ancestor));
    steps.push(userInputOf(ancestor), ...replayed);
  }
  return { steps };
}

/**
 * A step that was cut while it arrived would be refused: a thought without its signature, a call
 * without its arguments or its result. The text that arrived counts.
 */
function replayableSteps(turn: Turn): Step[] {
  const results = new Set(turn.steps.flatMap((step) => ("call_id" in step ? [step.call_id] : [])));
  const isWhole = turn.status === "completed" || turn.status === "incomplete";
  const steps = turn.steps.map(withoutUnknownDeltas);
  return steps.filter((step) => {
    if (step.type === "function_call") return results.has(step.id);
    if (step.type === "model_output") return true;
    return isWhole || ("signature" in step && step.signature !== undefined);
  });
}

/** Deltas that this version did not understand are kept for people to look at; the API never sent them so. */
function withoutUnknownDeltas(step: Step): Step {
  const { unknown_deltas: _, ...known } = step as Step & { unknown_deltas?: unknown };
  return known as Step;
}
