import type { Attachment } from "./facts/facts.ts";
import type { ThinkingLevel } from "./models.ts";
import type { PlannedStep } from "./planned-step.ts";
import type { ToolSettings } from "./tools/tools.ts";

export interface FunctionDeclaration {
  name: string;
  description?: string;
  parameters?: Record<string, unknown>;
}

export interface FunctionResult {
  name: string;
  result: unknown;
  isError: boolean;
}

/** One user input and what answered it, as far as the conversation tells. */
export interface PastTurn {
  text: string;
  /** What was attached, in order. */
  media: Attachment[];
  results: FunctionResult[];
  answer: string;
}

/** The turn that is to be answered now, with the conversation before it. */
export interface Prompt extends Omit<PastTurn, "answer"> {
  turns: PastTurn[];
  system: string;
  functions: FunctionDeclaration[];
  /** Types of the built-in tools that may be used. */
  builtInTools: string[];
  toolSettings: ToolSettings;
  mustCall: boolean;
  mayCall: boolean;
  isOldGeneration: boolean;
  thinkingLevel: ThinkingLevel;
  /** From the request's seed: other numbers choose other wordings. */
  variation: number;
}

/** What a scenario has to say: its thinking, then text alone or any steps. */
export interface Answer {
  thoughts: string[];
  steps: PlannedStep[];
  /** How long each thought takes at natural pace, where that is not for the level to say. */
  thinkingMs?: number;
}

/** A kind of answer; undefined where the prompt asks for something else. */
export type Scenario = (prompt: Prompt) => Answer | undefined;

export function say(text: string, ...thoughts: string[]): Answer {
  return { thoughts, steps: [{ type: "model_output", text }] };
}

/** A summary as the API writes it: a bold title, a paragraph, three newlines. */
export function thought(title: string, text: string): string {
  return `**${title}**\n\n${text}\n\n\n`;
}

/** The variant for this prompt: the same prompt always chooses the same. */
export function choose<T>(prompt: Prompt, variants: [T, ...T[]]): T {
  return variants[prompt.variation % variants.length] ?? variants[0];
}
