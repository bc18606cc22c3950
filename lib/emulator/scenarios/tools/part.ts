import type { Chart, PlannedStep } from "../../planned-step.ts";
import type { Prompt } from "../../prompt.ts";
import type { Sentence } from "../../world/cited.ts";

/** What one tool adds to a turn: its steps, and what is then said because of it. */
export interface Part {
  /** Why the tool is used. */
  thought: string;
  steps: PlannedStep[];
  /** What is thought of the results, where there is something to think. */
  afterthought?: string;
  sentences: Sentence[];
  chart?: Chart;
}

/** How the demo partner uses one of the API's own tools. */
export interface ToolUse {
  tool: string;
  /** Whether the words ask for it, so that it is used whatever else could be answered. */
  isAskedFor(prompt: Prompt): boolean;
  /** Whether it is used where nothing else has an answer. */
  isForAnything: boolean;
  play(prompt: Prompt): Part;
}
