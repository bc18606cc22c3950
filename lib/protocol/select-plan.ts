import { isPlanning } from "./research";
import { selectText } from "./select";
import type { Turn } from "./thread";

/** Whether a turn has planned a research that a person may change and begin. */
export function isPlan(turn: Turn): boolean {
  return turn.status === "completed" && isPlanning(turn) && selectText(turn).trim() !== "";
}
