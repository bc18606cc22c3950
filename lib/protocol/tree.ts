import type { Turn } from "./thread";

type Node = Pick<Turn, "id" | "parentId" | "createdAt">;

/** The branch that ends in `headId`, from the root on. A head that is not there gives no branch. */
export function pathTo<T extends Node>(turns: Readonly<Record<string, T>>, headId: string | null): T[] {
  const path: T[] = [];
  const most = Object.keys(turns).length;
  for (let id = headId; id !== null; ) {
    const turn: T | undefined = turns[id];
    if (!turn || path.length > most) break;
    path.push(turn);
    id = turn.parentId;
  }
  return path.reverse();
}

/** The turns that answer the same turn, by the id of that one, null at the root; oldest first. */
export function versionsByParent<T extends Node>(
  turns: Readonly<Record<string, T>>,
): ReadonlyMap<string | null, readonly T[]> {
  const all = Object.values(turns).sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return Map.groupBy(all, ({ parentId }) => parentId);
}

/** The newest leaf below a turn: where the reader goes who picks that version. */
export function newestLeafOf<T extends Node>(turns: Readonly<Record<string, T>>, turnId: string): string {
  const versions = versionsByParent(turns);
  for (let leaf = turnId; ; ) {
    const newest = versions.get(leaf)?.at(-1);
    if (!newest) return leaf;
    leaf = newest.id;
  }
}
