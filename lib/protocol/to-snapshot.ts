import { type SharedUnder, toSharedInput } from "./shared-content";
import { toSharedSettings } from "./shared-settings";
import { toSharedSteps } from "./shared-steps";
import type { ShareSnapshot } from "./shares";
import { isTurnSettled, newTurn, type Turn, type TurnStatus } from "./thread";
import { pathTo } from "./tree";

export type SnapshotFrame = SharedUnder & {
  title: string;
  /** A day, as in 2026-11-26. */
  sharedOn: string;
  /** Makes the ids that turns have in the share. */
  newId(): string;
};

/** The branch that ends in a turn, up to the last answer that has an end. */
export function shareableBranch(turns: Readonly<Record<string, Turn>>, headTurnId: string): Turn[] {
  const path = pathTo(turns, headTurnId);
  return path.slice(0, path.findLastIndex(hasEnd) + 1).filter(isTurnSettled);
}

function hasEnd(turn: Turn): boolean {
  return isTurnSettled(turn) && turn.status !== "requires_action";
}

/** How many messages of a branch are shown: what goes on from a cut answer has none. */
export function countMessages(branch: readonly Pick<Turn, "kind">[]): number {
  return branch.filter(({ kind }) => kind !== "continuation").length;
}

/**
 * What becomes public of a branch. Every object is made here, field by field: what nobody has thought of,
 * and what a later version adds to a turn, is not public until it is named in one of these files.
 */
export function toSnapshot(branch: readonly Turn[], frame: SnapshotFrame): ShareSnapshot {
  const { title, sharedOn, newId } = frame;
  const turns: Turn[] = [];
  for (const turn of branch) {
    turns.push(toSharedTurn(turn, { ...frame, id: newId(), parentId: turns.at(-1)?.id ?? null }));
  }
  return { version: 1, title, sharedOn, turns };
}

type Place = SharedUnder & { id: string; parentId: string | null };

function toSharedTurn(turn: Turn, { id, parentId, ...under }: Place): Turn {
  const { kind, createdAt, status, error } = turn;
  return {
    ...newTurn({
      id,
      threadId: under.shareId,
      parentId,
      kind,
      input: toSharedInput(turn.input, under),
      settings: toSharedSettings(turn),
      createdAt: startOfDay(createdAt),
    }),
    status: toSharedStatus(status),
    ...toSharedSteps(turn, under),
    error: error && { code: error.code },
  };
}

/** A call that nobody has decided before the conversation went on. */
function toSharedStatus(status: TurnStatus): TurnStatus {
  return status === "requires_action" ? "cancelled" : status;
}

const DAY_MS = 86_400_000;

function startOfDay(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS;
}
