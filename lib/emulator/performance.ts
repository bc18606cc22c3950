import type { FileChange } from "./environments/environment.ts";
import { createCallId } from "./ids.ts";
import type { PlannedStep, StepStyle } from "./planned-step.ts";
import { CONSTANT_SIGNATURE, createSignature } from "./signatures.ts";
import { toAgentToolSteps, toToolSteps } from "./tool-steps.ts";
import {
  type Annotation,
  type Content,
  contentOf,
  type Diagnostic,
  type ModalityTokens,
  type Status,
  type Step,
} from "./wire.ts";

/** Everything the model will do in one interaction, ready to be put on a timeline. */
export interface Performance {
  steps: Step[];
  status: Status;
  errors?: Diagnostic[];
  /** Sent in place of `interaction.completed`. */
  error?: Diagnostic;
  isQueued?: boolean;
  /** How long it is queued, whatever the pace. */
  queuedMs?: number;
  /** Whether it never comes to an end, and says nothing. */
  isEndless?: boolean;
  /** Before the last output, whatever the pace. */
  silentMs?: number;
  /** Told some time after the end: at natural pace, or whatever the pace. */
  lateUsage?: { naturalMs: number } | { exactMs: number };
  /** Whether `completed` says no more than whose end it is. */
  isBare?: boolean;
  /** How long it thinks before each summary, and how long a tool runs, at natural pace. */
  thinkingMs?: number;
  toolMs?: number;
  /** Tokens that it reads again and again while it works. */
  contextTokens?: number;
  /** All that it would have done, had nothing stopped it. */
  plan?: Step[];
  /** What changes in an environment at the result of a call, by its id. */
  changes?: ReadonlyMap<unknown, FileChange[]>;
  /** How long the first media take to make, at natural pace. */
  mediaMs?: number;
  /** What the media count as; text counts by its length. */
  mediaTokens?: ModalityTokens[];
  /** Whether the arguments of calls are to stop before they are whole. */
  breaksArguments?: boolean;
  /** What a later hop will say, after a stop with `requires_continuation`. */
  rest?: Step[];
}

export function toSteps(planned: PlannedStep[], style: StepStyle): Step[] {
  return planned.flatMap((step) => toOwnSteps(step, style));
}

function toOwnSteps(step: PlannedStep, style: StepStyle): Step[] {
  switch (step.type) {
    case "thought":
      return [toThought(step.summaries, style)];
    case "model_output":
      return [withPicture(toModelOutput(step.text, step.annotations), step.picture)];
    case "function_call":
      return [toFunctionCall(step.name, step.arguments, style)];
    case "agent_tool":
      return toAgentToolSteps(step, style);
    default:
      return toToolSteps(step, style);
  }
}

function toThought(summaries: string[], style: StepStyle): Step {
  const signature = style.signsNothing ? CONSTANT_SIGNATURE : createSignature(style.random);
  if (!style.showsSummaries || summaries.length === 0) return { signature, type: "thought" };
  return { signature, summary: [{ text: summaries.join(""), type: "text" }], type: "thought" };
}

function withPicture(output: Step, picture: Content | undefined): Step {
  if (!picture) return output;
  return { ...output, content: [...contentOf(output.content), picture] };
}

export function toModelOutput(text: string, annotations?: Annotation[]): Step {
  const content: Content = annotations ? { annotations, text, type: "text" } : { text, type: "text" };
  return { content: [content], type: "model_output" };
}

export function toFunctionCall(name: string, values: Record<string, unknown>, style: StepStyle): Step {
  const call: Step = { id: createCallId(style.random), type: "function_call", name, arguments: values };
  return style.isOldGeneration ? { ...call, signature: "" } : call;
}
