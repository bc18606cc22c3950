import type { Refusal } from "../errors.ts";
import type { Performance, StepStyle } from "../performance.ts";
import type { Frame } from "../sse.ts";

/** Changes what one connection carries; the run and what is stored stay as they are. */
export type Distort = (frames: AsyncGenerator<Frame>, gone: AbortSignal) => AsyncGenerator<Frame>;

/** What a performer of faults needs to know of the request. */
export interface FaultContext extends StepStyle {
  functionNames: string[];
}

/** What the same fault means for an answer that is one JSON body. */
export type UnaryDamage = "silence" | "reset" | "cut" | "no usage";

/** What a fault does, by the moment at which it strikes. */
export type Effect =
  | { at: "request"; refusal: () => Refusal; onlyWithPrevious?: boolean }
  | { at: "headers"; wait: (signal: AbortSignal) => Promise<void> }
  | { at: "draft" }
  | { at: "delivery" }
  | { at: "performance"; change: (performance: Performance, context: FaultContext) => Performance }
  | { at: "connection"; distort: Distort; unary?: UnaryDamage }
  | { at: "record"; keep: "never" | "until settled" | "while connected" };

export interface Fault {
  /** As written in the brackets, without a trailing `once`. */
  words: string;
  isOnce: boolean;
  effects: Effect[];
}
