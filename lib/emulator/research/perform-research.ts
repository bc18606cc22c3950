import type { AgentCall } from "../agents/parse-agent-call.ts";
import type { AgentContext } from "../agents/perform-agent.ts";
import { lastUserText } from "../conversation.ts";
import { drawCharts } from "../images/chart.ts";
import type { Create } from "../parse-create.ts";
import { type Performance, toSteps } from "../performance.ts";
import type { PlannedStep } from "../planned-step.ts";
import { type Prompt, thought } from "../prompt.ts";
import { withoutSteering } from "../steering.ts";
import { investigate } from "./investigate.ts";
import { makePlan, type ResearchPlan, readPlan, revisePlan, writePlan } from "./plan.ts";
import { writeReport } from "./report.ts";

const THINKING_MS = 2_000;
const TOOL_MS = 1_500;
const USAGE_AFTER_MS = 2_000;
const TOKENS_PER_STEP = 9_000;
const CHART_TOKENS = 258;
const APPROVES = /^(?:ok(?:ay)?|yes|go ahead|start|begin|proceed|do it|looks good|approved?)\b/i;

/** Plans as long as it is told to, and does its research when that is explicitly over, or was never wanted. */
export async function performResearch(
  create: Create,
  { agent, config }: AgentCall,
  prompt: Prompt,
  context: AgentContext,
): Promise<Performance> {
  const question = withoutSteering(lastUserText(create.input)) || prompt.text;
  const drafted = readPlan(prompt.turns.at(-1)?.answer ?? "");
  const isThorough = agent.isThorough === true;
  const plan = drafted ?? makePlan(question, isThorough);
  // Only `false` in as many words ends the planning: that the flag is left out does not.
  const isPlanning = config.isPlanning ?? drafted !== undefined;
  // Whoever approves a plan may have changed it, and says so in the same message.
  const approved = drafted ? revisePlan(drafted, question) : plan;
  const planned = isPlanning
    ? planSteps(plan, question, drafted !== undefined)
    : [
        ...investigate(prompt, approved, isThorough),
        writeReport(approved, askedBefore(prompt, question), config.showsCharts),
      ];
  const drawn = await drawCharts(planned);
  const hasChart = drawn.some((step) => step.type === "model_output" && step.picture);
  const steps = toSteps(drawn, context).map((step) =>
    step.type === "thought" ? { ...step, signature: "" } : step,
  );
  return {
    steps,
    status: "completed",
    thinkingMs: THINKING_MS,
    toolMs: TOOL_MS,
    isBare: true,
    lateUsage: { naturalMs: USAGE_AFTER_MS },
    contextTokens: TOKENS_PER_STEP * steps.length,
    ...(hasChart && { mediaTokens: [{ modality: "image", tokens: CHART_TOKENS }] }),
  };
}

function planSteps(plan: ResearchPlan, text: string, wasDrafted: boolean): PlannedStep[] {
  const summaries = wasDrafted
    ? [thought("Reading the changes", "I go through the plan again with what was said.")]
    : [
        thought("Understanding the task", `The question is about ${plan.topic}.`),
        thought("Dividing it", "A plan that can be read in a minute is better than a complete one."),
      ];
  const revised = wasDrafted ? revisePlan(plan, text) : plan;
  const remark = APPROVES.test(text.trim())
    ? "The plan stands as it is. The research has not begun: it begins when the plan is approved."
    : "Tell me what to change, or approve the plan to begin.";
  return [
    { type: "thought", summaries },
    { type: "model_output", text: writePlan(revised, remark) },
  ];
}

/** The question that the plan was made for: the words that approved it say nothing of it. */
function askedBefore({ turns }: Prompt, question: string): string {
  return [...turns.map(({ text }) => text), question].join("\n");
}
