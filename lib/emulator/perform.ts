import type { Effect, FaultContext } from "./faults/fault.ts";
import { limitAnswer } from "./limit-answer.ts";
import { isOldGeneration } from "./models.ts";
import type { Create } from "./parse-create.ts";
import { type Performance, type PlannedStep, toSteps } from "./performance.ts";
import type { Prompt } from "./prompt.ts";
import type { Random } from "./random.ts";
import { answerPrompt } from "./scenarios/pick.ts";
import { effortOf } from "./thinking.ts";

/** Lets the demo partner answer, within the request's limits, and then lets the faults at it. */
export function perform(create: Create, prompt: Prompt, effects: Effect[], random: Random): Performance {
  const context: FaultContext = {
    random,
    isOldGeneration: isOldGeneration(create.model.id),
    showsSummaries: create.config.showsSummaries,
    signsNothing: prompt.results.length > 0,
    functionNames: create.tools.functions.map(({ name }) => name),
  };
  if (create.continuation) return resume(create.continuation.rest, context);
  const { thoughts, steps: planned } = answerPrompt(prompt);
  const summaries = thoughts.slice(0, effortOf(prompt.thinkingLevel).summaries);
  const { steps, isCut } = limitAnswer([{ type: "thought", summaries }, ...planned], create.config);
  const whole: Performance = {
    steps: toSteps(steps, context),
    status: isCut ? "incomplete" : steps.some(isCall) ? "requires_action" : "completed",
    ...(create.serviceTier === "deferred" && { isQueued: true }),
  };
  return effects.reduce(
    (performance, effect) =>
      effect.at === "performance" ? effect.change(performance, context) : performance,
    whole,
  );
}

function resume(rest: Performance["steps"], context: FaultContext): Performance {
  const thought = toSteps([{ type: "thought", summaries: [] }], { ...context, signsNothing: true });
  return { steps: [...thought, ...rest], status: "completed" };
}

function isCall({ type }: PlannedStep): boolean {
  return type === "function_call";
}
