import type { Refusal } from "../errors.ts";
import type { Performance } from "../performance.ts";
import type { StepStyle } from "../planned-step.ts";
import type { Prompt } from "../prompt.ts";
import type { RunFaults } from "../run.ts";
import type { Frame } from "../sse.ts";

/** Changes what one connection carries; the run and what is stored stay as they are. */
export type Distort = (frames: AsyncGenerator<Frame>, gone: AbortSignal) => AsyncGenerator<Frame>;

/** What a performer of faults needs to know of the request. */
export interface FaultContext extends StepStyle {
  prompt: Prompt;
}

/** What a fault makes of what the model would have done. */
export type Change = (performance: Performance, context: FaultContext) => Performance;

/** What the same fault means for an answer that is one JSON body. */
export type UnaryDamage = "silence" | "reset" | "cut" | "no usage";

/** What a fault does, by the moment at which it strikes. */
export type Effect =
  | { at: "request"; refusal: () => Refusal; onlyWith?: "previous" | "background" }
  | { at: "headers"; wait: (signal: AbortSignal) => Promise<void> }
  | { at: "draft" }
  | { at: "delivery" }
  | { at: "performance"; change: Change }
  | { at: "connection"; distort: Distort; unary?: UnaryDamage }
  | { at: "record"; keep: "never" | "until settled" | "while connected" }
  /** What is asked of the run later goes wrong. */
  | { at: "run"; faults: RunFaults }
  /** An environment that the request names is gone; or the one of the run, once it is settled. */
  | { at: "environment"; when: "request" | "settled" };

export interface Fault {
  /** As written in the brackets, without a trailing `once`. */
  words: string;
  isOnce: boolean;
  /** Whether it strikes again in the rounds that follow a function's result. */
  isLasting: boolean;
  effects: Effect[];
}
