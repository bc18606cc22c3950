import { targetIdOf } from "./targets";
import type { Turn } from "./thread";

/** Of how many targets one message is asked at most. */
export const COMPARED_MAX = 3;

type Compared = Pick<Turn, "id" | "comparisonId" | "parentId" | "settings">;

/** Whether two turns ask the same message at the same place of several targets. */
export function isComparedWith(
  turn: Pick<Compared, "comparisonId" | "parentId">,
  other: Pick<Compared, "comparisonId" | "parentId">,
): boolean {
  return (
    turn.comparisonId !== undefined &&
    turn.comparisonId === other.comparisonId &&
    turn.parentId === other.parentId
  );
}

/**
 * Whether a new turn stands beside those that are shown, and leads nowhere: of a comparison the turn that has its id is
 * shown, whichever of them comes last, until another is chosen. One that is asked again takes the place of its own.
 */
export function standsBeside(
  turn: Compared,
  first: Compared | undefined,
  shown: Compared | undefined,
): boolean {
  if (turn.comparisonId === undefined || turn.comparisonId === turn.id || !first) return false;
  const isShownAgain =
    shown && isComparedWith(shown, turn) && targetIdOf(shown.settings) === targetIdOf(turn.settings);
  return !isShownAgain;
}
