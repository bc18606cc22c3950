import type { PlannedStep } from "../planned-step.ts";
import { type Prompt, thought } from "../prompt.ts";
import { documentsUse } from "../scenarios/tools/documents.ts";
import type { ToolUse } from "../scenarios/tools/part.ts";
import { serversUse } from "../scenarios/tools/servers.ts";
import { toSuggestions } from "../scenarios/tools/suggestions.ts";
import type { ResearchPlan } from "./plan.ts";
import { opened } from "./sources.ts";

const OWN_USES: ToolUse[] = [documentsUse, serversUse];

/** Searching, reading and thinking, one step of the plan after the other. */
export function investigate(prompt: Prompt, plan: ResearchPlan, isThorough: boolean): PlannedStep[] {
  const { topic, steps } = plan;
  return [
    {
      type: "thought",
      summaries: [
        thought(
          "Understanding the task",
          `The question is about ${topic}. I go by a plan of ${steps.length} steps.`,
        ),
        thought("Choosing sources", "Reference works first, then figures, then those who object."),
      ],
    },
    ...OWN_USES.filter(({ tool }) => prompt.builtInTools.includes(tool)).flatMap(
      (use) => use.play(prompt).steps,
    ),
    ...steps.flatMap((step, index) => roundOf(prompt, { topic, step, index, isThorough })),
    {
      type: "thought",
      summaries: [thought("Writing the report", "Everything that is said is to have its source beside it.")],
    },
  ];
}

interface Round {
  topic: string;
  step: string;
  index: number;
  isThorough: boolean;
}

function roundOf({ builtInTools }: Prompt, { topic, step, index, isThorough }: Round): PlannedStep[] {
  const queries = [`${topic} ${WORDS[index % WORDS.length]}`, `${topic} ${2026 - (index % 3)}`];
  const urls = [opened(index, topic).url, opened(index + 1, topic).url];
  const steps: PlannedStep[] = [];
  if (builtInTools.includes("google_search")) {
    steps.push({ type: "google_search", queries, suggestions: toSuggestions(queries, false) });
  }
  if (builtInTools.includes("url_context") && index % 2 === 0) {
    steps.push({ type: "url_context", pages: urls.map((url) => ({ url, status: "success" as const })) });
  }
  steps.push({
    type: "thought",
    summaries: [
      thought(`Step ${index + 1}: ${step}`, `The searches brought ${6 + index} pages that bear on it.`),
      thought("Comparing what they say", "Two of them agree; the third quotes the first."),
      ...(isThorough
        ? [thought("Looking once more", "A second round of searches confirms the figures.")]
        : []),
    ],
  });
  return steps;
}

const WORDS = ["definition", "statistics", "comparison", "criticism", "second source", "recommendations"];
