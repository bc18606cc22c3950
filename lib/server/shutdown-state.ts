import "server-only";
import { processWide } from "./process-wide";

const state = () => processWide("shutdown", () => ({ isDraining: false }));

/** Whether the process is about to end: it finishes what it has and takes nothing new. */
export function isDraining(): boolean {
  return state().isDraining;
}

export function startDraining(): void {
  state().isDraining = true;
}
