import type { PlannedOutput } from "../planned-step.ts";
import { capitalise } from "../scenarios/topic.ts";
import { type Sentence, toOutput } from "../world/cited.ts";
import { findEvent } from "../world/events.ts";
import type { ResearchPlan } from "./plan.ts";
import { found, opened } from "./sources.ts";

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];

/** The report of a research: a section for each step of the plan, figures in a table and a chart. */
export function writeReport(plan: ResearchPlan, question: string, showsCharts: boolean): PlannedOutput {
  const values = figuresOf(plan.topic);
  const output = toOutput([
    ...openingOf(plan),
    ...knownOf(question),
    ...plan.steps.flatMap((step, index) => sectionOf(step, index, plan.topic)),
    ...tableOf(values),
    {
      text: "\n\n## How this came about\n\nThe form of the report is real; what it says is invented, and its sources are nowhere: this is Parley's demo.",
    },
  ]);
  return { ...output, ...(showsCharts && { chart: { kind: "bars" as const, values } }) };
}

function openingOf({ topic, steps }: ResearchPlan): Sentence[] {
  return [
    { text: `# ${capitalise(topic)}` },
    {
      text: `\n\nThe sources agree on the outline of ${topic} – and disagree on its price.`,
      sources: [found(0), found(2)],
    },
    {
      text: `In ${steps.length} steps this report says what is known, what it costs, and where the evidence is thin.`,
    },
  ];
}

/** What this world really knows of the question, where it does. */
function knownOf(question: string): Sentence[] {
  const sentences = findEvent(question)?.sentences ?? [];
  const [first, ...others] = sentences;
  return first ? [{ text: "\n\n## In short" }, { ...first, text: `\n\n${first.text}` }, ...others] : [];
}

const CLAIMS: [string, string][] = [
  [
    "The word has been in use for longer than the thing – the oldest mention is a footnote of 1968.",
    "What is meant by it today goes back to a single report, which later ones quote without naming it.",
  ],
  [
    "The latest count names 4,200 cases – twice as many as five years before.",
    "Two thirds of them lie in four regions, and the rest is spread so thinly that no pattern shows.",
  ],
  [
    "Three approaches are in use: the cautious one, the cheap one – and the one that everybody describes.",
    "Where they were compared side by side, the cautious one was slower by a year and dearer by a fifth.",
  ],
  [
    "Critics point out that the figures come from those who profit – a fair point, which nobody has answered.",
    "What remains open is how long the effect lasts; the longest study ends after six years.",
  ],
  [
    "A second source gives figures that are lower by a tenth – within what one would expect.",
    "Neither says how it counted, so the difference cannot be explained.",
  ],
  [
    "Whoever has to decide can wait a year without loss – the costs fall faster than the benefits.",
    "Whoever cannot wait should begin with the smallest part that is useful by itself.",
  ],
];

function sectionOf(step: string, index: number, topic: string): Sentence[] {
  const [first, second] = CLAIMS[index % CLAIMS.length] ?? ["", ""];
  return [
    { text: `\n\n## ${index + 1}. ${step}` },
    { text: `\n\n${first}`, sources: [found(index), opened(index, topic)] },
    { text: second, sources: [opened(index + 1, topic)], spanning: [found(index + 3)] },
  ];
}

function tableOf(values: number[]): Sentence[] {
  const rows = values.map((value, index) => `| ${YEARS[index]} | ${value} | ${changeAt(values, index)} |`);
  return [
    { text: "\n\n## Figures at a glance" },
    { text: `\n\n| Year | Cases | Change |\n| --- | ---: | ---: |\n${rows.join("\n")}` },
    { text: "\n\nThe figures of the last year are an estimate.", sources: [found(1)] },
  ];
}

function changeAt(values: number[], index: number): string {
  const [before, value] = [values[index - 1], values[index]];
  if (before === undefined || value === undefined) return "–";
  return `${value >= before ? "+" : "−"}${Math.abs(Math.round((value / before - 1) * 100))} %`;
}

/** The same topic always has the same figures. */
function figuresOf(topic: string): number[] {
  const seed = [...topic].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0);
  return YEARS.map((_, index) => 1_900 + ((seed * 37 + index * 131) % 400) + index * 430);
}
