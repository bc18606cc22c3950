import type { FileChange } from "../environments/environment.ts";
import { toModelOutput } from "../performance.ts";
import type { Run } from "../run.ts";
import { type Step, textOf } from "../wire.ts";

const ASKS = /^(?:please )?(?:continue|go on|carry on|keep going|proceed|weiter)\b/i;
const STOPPED = ["incomplete", "budget_exceeded", "cancelled", "failed"];

/** What is left of work that was stopped, and what it does to files. */
export interface Rest {
  steps: Step[];
  changes: ReadonlyMap<unknown, FileChange[]>;
}

/** Undefined where the text does not ask to go on, or nothing is left. */
export function restOf(run: Run | undefined, text: string): Rest | undefined {
  if (!run || !ASKS.test(text.trim()) || !STOPPED.includes(run.status)) return undefined;
  const done = run.steps;
  const { plan, changes } = run;
  const answered = new Set(done.map(({ call_id }) => call_id));
  const last = done.at(-1);
  // A call that was cut off before its result is made anew.
  const isOpen = last?.type.endsWith("_call") === true && !answered.has(last.id);
  const position = done.length - (isOpen ? 1 : 0);
  const cut = last?.type === "model_output" ? cutOff(plan[position - 1], last) : [];
  const steps = [...cut, ...plan.slice(position)];
  return steps.length > 0 ? { steps, changes } : undefined;
}

/** What an output that was begun had still to say. */
function cutOff(whole: Step | undefined, begun: Step): Step[] {
  const text = textOf(whole?.content);
  const said = textOf(begun.content);
  return text.length > said.length && text.startsWith(said) ? [toModelOutput(text.slice(said.length))] : [];
}
