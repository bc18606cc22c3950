import { ourResultsIn } from "./calls";
import type { Interaction, Step } from "./interaction";
import type { Turn } from "./thread";

/**
 * Puts the steps of an interaction as Google stored it in the place of those that were received.
 * What is on the screen stays: a resource with less text than was received changes no step.
 */
export function recoverSteps(turn: Turn, interaction: Interaction, at: number): Turn {
  const firstStep = turn.interactions.at(-1)?.firstStep ?? 0;
  const steps = withoutInput(turn, interaction.steps ?? []);
  const received = turn.steps.slice(firstStep);
  if (steps.length === 0 || textLength(steps) < textLength(received)) return turn;
  const timings = steps.map((_, index) => turn.stepTimings[firstStep + index] ?? { startedAt: at });
  return {
    ...turn,
    steps: [...turn.steps.slice(0, firstStep), ...steps],
    stepTimings: [...turn.stepTimings.slice(0, firstStep), ...timings],
    argumentTexts: Object.fromEntries(
      Object.entries(turn.argumentTexts).filter(([position]) => Number(position) < firstStep),
    ),
    firstTextAt: turn.firstTextAt ?? (textLength(steps) > 0 ? at : null),
  };
}

/**
 * What came after all that we had sent: a message, or the results of functions that were called before, and where
 * Google keeps no history, that as well.
 */
function withoutInput(turn: Turn, steps: readonly Step[]): Step[] {
  const results = [...ourResultsIn(turn)].map((position) => turn.steps[position]);
  const sent = new Set(results.flatMap((step) => (step?.type === "function_result" ? [step.call_id] : [])));
  const last = steps.findLastIndex(
    (step) => step.type === "user_input" || (step.type === "function_result" && sent.has(step.call_id)),
  );
  return steps.slice(last + 1);
}

function textLength(steps: readonly Step[]): number {
  let length = 0;
  for (const step of steps) {
    if (step.type !== "model_output") continue;
    for (const block of step.content ?? []) if (block.type === "text") length += block.text.length;
  }
  return length;
}
