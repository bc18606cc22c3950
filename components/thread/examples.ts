import { msg } from "@/lib/i18n/translate";
import type { AgentKind } from "@/lib/protocol/agents";
import type { ModelList } from "@/lib/protocol/api";
import { whyNotTarget } from "@/lib/protocol/background";
import { toolsFor, whyNoStructuredOutput } from "@/lib/protocol/combinations";
import { firstModelFor, type Output, type Target } from "@/lib/protocol/targets";
import type { Settings } from "@/lib/protocol/thread";
import type { JsonSchema } from "@/lib/protocol/tools";
import { withTarget } from "@/lib/protocol/with-target";

/** `output` is what a model has to make to run it, or `agent` what runs it; `with` is what has to be set. */
export type Example = {
  title: string;
  text: string;
  output: Output;
  agent?: AgentKind;
  with?: Pick<Settings, "tools" | "response_format">;
};

const TIDES: Example = {
  title: msg("Explain at length"),
  text: msg("Write a long answer about tides."),
  output: "text",
};
const FORMULAS: Example = {
  title: msg("Set formulas"),
  text: msg("Show me some math with formulas."),
  output: "text",
};

const CHART: Example = {
  title: msg("Compute and draw a chart"),
  text: msg("Plot a chart of 3, 5, 8, 13, 21 and 34 with Python."),
  output: "text",
  with: { tools: [{ type: "code_execution" }] },
};
const LANGUAGES: Example = {
  title: msg("Speak other languages"),
  text: msg("Say something in Japanese, Arabic and Hindi."),
  output: "text",
};

const RECIPE: JsonSchema = {
  type: "object",
  properties: {
    name: { type: "string" },
    servings: { type: "integer" },
    ingredients: {
      type: "array",
      items: {
        type: "object",
        properties: { name: { type: "string" }, amount: { type: "string" } },
        required: ["name", "amount"],
      },
    },
    steps: { type: "array", items: { type: "string" } },
  },
  required: ["name", "servings", "ingredients", "steps"],
};

// Each shows one thing that works, in the demo as well; where no model can run it, another stands for it.
const EXAMPLES: readonly (Example & { otherwise?: Example })[] = [
  {
    title: msg("Search the web"),
    text: msg("Who won Euro 2024, and how did the final end?"),
    output: "text",
    with: { tools: [{ type: "google_search" }] },
  },
  {
    title: msg("Let an agent work"),
    text: msg("Write the first 20 Fibonacci numbers to a file."),
    output: "text",
    agent: "antigravity",
    otherwise: CHART,
  },
  {
    title: msg("Fill in a form"),
    text: msg("A recipe for pancakes."),
    output: "text",
    with: { response_format: [{ type: "text", mime_type: "application/json", schema: RECIPE }], tools: [] },
  },
  {
    title: msg("Draw a picture"),
    text: msg("Draw a lighthouse on a cliff at dusk."),
    output: "image",
    otherwise: FORMULAS,
  },
  {
    title: msg("Compose a song"),
    text: msg("A 20 second song about rain in the city."),
    output: "music",
    otherwise: TIDES,
  },
  {
    title: msg("Research a question"),
    text: msg("Solar panel prices since 2010, and what drove them."),
    output: "text",
    agent: "deep-research",
    otherwise: LANGUAGES,
  },
];

type Usual = { settings: Settings; target: Target } & Pick<ModelList, "models" | "agents">;

/** The six examples that can run here. */
export function examplesFor(usual: Omit<Usual, "target">): Example[] {
  return EXAMPLES.map((example) => (isPossible(example, usual) ? example : (example.otherwise ?? example)));
}

function isPossible(example: Example, { settings, models, agents }: Omit<Usual, "target">): boolean {
  if (example.agent === undefined) return firstModelFor(example.output, models) !== null;
  const agent = agentFor(example, agents);
  return agent !== undefined && whyNotTarget(settings, agent) === null;
}

/** The settings that an example runs with: the usual ones, but for what it needs. */
export function settingsFor(example: Example, { settings, target, models, agents }: Usual): Settings {
  const own = { ...settings, ...example.with };
  const agent = agentFor(example, agents);
  if (agent) {
    // It shows what an agent does as it usually is: no earlier chat's budget, network or environment.
    const { environment: _, agent_config: __, ...usual } = own;
    return withTarget(usual, agent);
  }
  if (canRun(example, own, target)) return own;
  // The chosen model first: an agent may stand in its place.
  const chosen = models.filter(({ id }) => id === own.model);
  const able = [...chosen, ...models].find((model) => canRun(example, own, model));
  return able ? withTarget(own, able) : own;
}

function agentFor(example: Example, agents: readonly Target[]): Target | undefined {
  return agents.find(({ agent }) => agent && agent.kind === example.agent && !agent.isCustom);
}

function canRun(example: Example, settings: Settings, target: Target): boolean {
  // An agent costs more than an example should that a model can run.
  if (target.output !== example.output || target.agent) return false;
  const { tools = [], response_format } = example.with ?? {};
  return (
    toolsFor(settings, target).length >= tools.length &&
    (!response_format || whyNoStructuredOutput(settings, target) === null)
  );
}
