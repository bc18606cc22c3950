/** How the line at hand is to be read. */
export interface LineContext {
  /** How many quotes and lists stand around it. */
  readonly depth: number;
  /** `start`: what has come of a line, to be shown and fed again. `long`: more follows by `appendText`. */
  readonly extent: "whole" | "start" | "long";
}

export function inner(context: LineContext): LineContext {
  return { ...context, depth: context.depth + 1 };
}

export function endOf(context: LineContext): "\n" | "" {
  return context.extent === "whole" ? "\n" : "";
}
