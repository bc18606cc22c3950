import type { Turn } from "./thread";

type Node = Pick<Turn, "id" | "parentId" | "createdAt">;

/** The branch that ends in `headId`, from the root on. A head that is not there gives no branch. */
export function pathTo<T extends Node>(turns: Readonly<Record<string, T>>, headId: string | null): T[] {
  const path: T[] = [];
  for (let id = headId; id !== null; ) {
    const turn: T | undefined = turns[id];
    if (!turn || path.length > Object.keys(turns).length) break;
    path.push(turn);
    id = turn.parentId;
  }
  return path.reverse();
}

/** The versions of a turn, itself among them, oldest first. */
export function siblingsOf<T extends Node>(turns: Readonly<Record<string, T>>, turn: Node): T[] {
  return Object.values(turns)
    .filter((other) => other.parentId === turn.parentId)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

/** The newest leaf below a turn: where the reader goes who picks that version. */
export function newestLeafOf<T extends Node>(turns: Readonly<Record<string, T>>, turnId: string): string {
  let leaf = turnId;
  for (;;) {
    const children = Object.values(turns).filter((turn) => turn.parentId === leaf);
    const newest = children.reduce<T | null>(
      (best, turn) => (best && best.createdAt >= turn.createdAt ? best : turn),
      null,
    );
    if (!newest) return leaf;
    leaf = newest.id;
  }
}
