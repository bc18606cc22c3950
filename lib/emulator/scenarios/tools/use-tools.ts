import type { PlannedStep } from "../../planned-step.ts";
import type { Answer, Prompt, Scenario } from "../../prompt.ts";
import { type Sentence, toOutput } from "../../world/cited.ts";
import { codeUse } from "./code.ts";
import { documentsUse } from "./documents.ts";
import { mapsUse } from "./maps.ts";
import { pagesUse } from "./pages.ts";
import type { Part, ToolUse } from "./part.ts";
import { searchUse } from "./search.ts";
import { serversUse } from "./servers.ts";

const USES: ToolUse[] = [searchUse, pagesUse, codeUse, mapsUse, documentsUse, serversUse];

/** What the tools do that the words ask for, in the order in which they are used. */
export function playAskedFor(prompt: Prompt): Part[] {
  return usable(prompt)
    .filter((use) => use.isAskedFor(prompt))
    .map((use) => use.play(prompt));
}

/** Answers with the tools that were asked for. */
export const useAskedFor: Scenario = (prompt) => {
  const parts = playAskedFor(prompt);
  return parts.length > 0 ? toAnswer(parts, prompt) : undefined;
};

/** Answers anything with a tool that fits anything. */
export const useAny: Scenario = (prompt) => {
  const use = usable(prompt).find(({ isForAnything }) => isForAnything);
  return use && toAnswer([use.play(prompt)], prompt);
};

function usable({ builtInTools }: Prompt): ToolUse[] {
  return USES.filter(({ tool }) => builtInTools.includes(tool));
}

// The old generation tells of its searches after the answer; of its programs before, as all do.
function toAnswer(parts: Part[], prompt: Prompt): Answer {
  const [first] = parts;
  const output = { ...toOutput(sentencesOf(parts)), ...chartOf(parts) };
  if (!prompt.isOldGeneration) {
    const steps = [...toolSteps(parts), ...afterthoughtOf(parts), output];
    return { thoughts: first ? [first.thought] : [], steps };
  }
  const isProgram = ({ steps }: Part) => steps.some(({ type }) => type === "code_execution");
  const before = toolSteps(parts.filter(isProgram));
  const after = toolSteps(parts.filter((part) => !isProgram(part)));
  return {
    thoughts: parts.flatMap(({ afterthought, thought }) => afterthought ?? thought),
    steps: [...before, output, ...after],
  };
}

/** All steps of all tools, a thought between one tool and the next. */
export function toolSteps(parts: Part[]): PlannedStep[] {
  return parts.flatMap(({ thought, steps }, index) =>
    index === 0 ? steps : [{ type: "thought" as const, summaries: [thought] }, ...steps],
  );
}

/** The sentences of all parts, each part a paragraph. */
export function sentencesOf(parts: Part[]): Sentence[] {
  return parts.flatMap(({ sentences }, part) =>
    sentences.map((sentence, index) =>
      part > 0 && index === 0 ? { ...sentence, text: `\n\n${sentence.text.replace(/^\n+/, "")}` } : sentence,
    ),
  );
}

export function chartOf(parts: Part[]) {
  const chart = parts.find((part) => part.chart)?.chart;
  return chart ? { chart } : {};
}

function afterthoughtOf(parts: Part[]): PlannedStep[] {
  const summaries = parts.flatMap(({ afterthought }) => afterthought ?? []);
  return summaries.length > 0 ? [{ type: "thought", summaries }] : [];
}
