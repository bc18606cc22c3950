import type { AgentCall } from "../agents/parse-agent-call.ts";
import type { AgentContext } from "../agents/perform-agent.ts";
import { lastUserText } from "../conversation.ts";
import type { FileChange } from "../environments/environment.ts";
import { drawCharts } from "../images/chart.ts";
import type { Create } from "../parse-create.ts";
import { type Performance, toSteps } from "../performance.ts";
import { type Prompt, thought } from "../prompt.ts";
import { withoutSteering } from "../steering.ts";
import type { Step } from "../wire.ts";
import { limitWork } from "./limit-work.ts";
import { planWork } from "./plan-work.ts";
import { type Rest, restOf } from "./take-up.ts";

const THINKING_MS = 1_500;
const TOOL_MS = 2_200;

/** An agent at work in a machine of its own, as far as its budget reaches. */
export async function performWork(
  create: Create,
  call: AgentCall,
  prompt: Prompt,
  context: AgentContext,
): Promise<Performance> {
  const { steps: plan, changes } = await planSteps(create, call, prompt, context);
  const before = [...create.earlier, ...create.input];
  const { steps, contextTokens, isCut } = limitWork(plan, before, call.config.maxTotalTokens);
  return {
    steps,
    plan,
    changes,
    contextTokens,
    thinkingMs: THINKING_MS,
    toolMs: TOOL_MS,
    status: isCut ? "incomplete" : statusOf(steps),
  };
}

async function planSteps(
  create: Create,
  call: AgentCall,
  prompt: Prompt,
  context: AgentContext,
): Promise<Rest> {
  const rest = restOf(create.parent, withoutSteering(lastUserText(create.input)));
  if (rest) {
    const summaries = [thought("Taking up the work", "I go on where I was stopped.")];
    return { ...rest, steps: [...toSteps([{ type: "thought", summaries }], context), ...rest.steps] };
  }
  const changes = new Map<unknown, FileChange[]>();
  const planned = await planWork(call, prompt, context.environment);
  const style = {
    ...context,
    onChanges: (callId: string, made: FileChange[]) => changes.set(callId, made),
  };
  return { steps: toSteps(await drawCharts(planned), style), changes };
}

/** Calls of its own have their results among the steps; the others wait. */
function statusOf(steps: Step[]): Performance["status"] {
  const answered = new Set(steps.map(({ call_id }) => call_id));
  const isWaiting = steps.some(({ type, id }) => type === "function_call" && !answered.has(id));
  return isWaiting ? "requires_action" : "completed";
}
