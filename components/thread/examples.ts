import { toolsFor, whyNoStructuredOutput } from "@/lib/protocol/combinations";
import { firstModelFor, type Output, type Target } from "@/lib/protocol/targets";
import type { Settings } from "@/lib/protocol/thread";
import type { JsonSchema } from "@/lib/protocol/tools";
import { withTarget } from "@/lib/protocol/with-target";

/** `output` is what a model has to make to run it, `with` what has to be set. */
export type Example = {
  title: string;
  text: string;
  output: Output;
  with?: Pick<Settings, "tools" | "response_format">;
};

const TIDES: Example = {
  title: "Explain at length",
  text: "Write a long answer about tides.",
  output: "text",
};
const FORMULAS: Example = {
  title: "Set formulas",
  text: "Show me some math with formulas.",
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
    title: "Search the web",
    text: "Who won Euro 2024, and how did the final end?",
    output: "text",
    with: { tools: [{ type: "google_search" }] },
  },
  {
    title: "Compute and draw a chart",
    text: "Plot a chart of 3, 5, 8, 13, 21 and 34 with Python.",
    output: "text",
    with: { tools: [{ type: "code_execution" }] },
  },
  {
    title: "Fill in a form",
    text: "A recipe for pancakes.",
    output: "text",
    with: { response_format: [{ type: "text", mime_type: "application/json", schema: RECIPE }], tools: [] },
  },
  {
    title: "Draw a picture",
    text: "Draw a lighthouse on a cliff at dusk.",
    output: "image",
    otherwise: FORMULAS,
  },
  {
    title: "Compose a song",
    text: "A 20 second song about rain in the city.",
    output: "music",
    otherwise: TIDES,
  },
  {
    title: "Speak other languages",
    text: "Say something in Japanese, Arabic and Hindi.",
    output: "text",
  },
];

/** The six examples that these models can run. */
export function examplesFor(models: readonly Target[]): Example[] {
  return EXAMPLES.map((example) =>
    firstModelFor(example.output, models) ? example : (example.otherwise ?? example),
  );
}

type Usual = { settings: Settings; target: Target; models: readonly Target[] };

/** The settings that an example runs with: the usual ones, but for what it needs. */
export function settingsFor(example: Example, { settings, target, models }: Usual): Settings {
  const own = { ...settings, ...example.with };
  if (canRun(example, own, target)) return own;
  const able = models.find((model) => canRun(example, own, model));
  return able ? withTarget(own, able) : own;
}

function canRun(example: Example, settings: Settings, target: Target): boolean {
  if (target.output !== example.output) return false;
  const { tools = [], response_format } = example.with ?? {};
  return (
    toolsFor(settings, target).length >= tools.length &&
    (!response_format || whyNoStructuredOutput(settings, target) === null)
  );
}
