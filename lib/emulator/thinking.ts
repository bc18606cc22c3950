import type { ThinkingLevel } from "./models.ts";

const EFFORT: Record<ThinkingLevel, { summaries: number; pauseMs: number; tokens: number }> = {
  minimal: { summaries: 1, pauseMs: 40, tokens: 0 },
  low: { summaries: 1, pauseMs: 250, tokens: 60 },
  medium: { summaries: 2, pauseMs: 450, tokens: 180 },
  high: { summaries: 3, pauseMs: 900, tokens: 520 },
};

/** How many summaries a level shows, how long it takes between them, and what it costs. */
export function effortOf(level: ThinkingLevel) {
  return EFFORT[level];
}
