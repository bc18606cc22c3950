import "server-only";
import type { ApiEvent } from "@/lib/protocol/interaction";
import type { Turn } from "@/lib/protocol/thread";
import { metrics } from "./registry";

const secondsSince = (ms: number) => Math.max(0, Date.now() - ms) / 1_000;

/** Counts a turn that was stored as it ended. */
export function countTurn({ status, createdAt }: Turn): void {
  metrics().turns.inc({ status });
  metrics().duration.observe(secondsSince(createdAt));
}

export function countResume(): void {
  metrics().resumes.inc();
}

export function countTakeovers(turns: number): void {
  metrics().takeovers.inc(turns);
}

/** Waits for the first text of a turn's answer among its events, and counts how long that took. */
export function firstTextTimer({ steps, createdAt }: Turn): (event: ApiEvent) => void {
  let isWaiting = !steps.some(({ type }) => type === "model_output");
  return (event) => {
    if (!isWaiting || !isText(event)) return;
    isWaiting = false;
    metrics().firstText.observe(secondsSince(createdAt));
  };
}

/** A step may begin with text, or be followed by it. */
function isText(event: ApiEvent): boolean {
  if (event.event_type === "step.delta") return event.delta.type === "text";
  if (event.event_type !== "step.start" || event.step.type !== "model_output") return false;
  return event.step.content?.some(({ type }) => type === "text") ?? false;
}
