import type { Turn } from "./thread";
import { newestLeafOf, versionsByParent } from "./tree";

type Node = Pick<Turn, "id" | "parentId" | "createdAt">;
type Nodes = Readonly<Record<string, Node>>;

/** The ids of a turn and of all below it. */
export function branchFrom(turns: Nodes, turnId: string): ReadonlySet<string> {
  const versions = versionsByParent(turns);
  const ids = new Set([turnId]);
  // A set is walked to its end, also over what is added meanwhile.
  for (const id of ids) for (const below of versions.get(id) ?? []) ids.add(below.id);
  return ids;
}

/**
 * The leaf that is shown once a turn and all below it are gone: that of the version beside it, the older one where
 * there are two, else what it went on from; null where nothing is left.
 */
export function headWithout(turns: Nodes, headId: string | null, turnId: string): string | null {
  if (headId === null || !branchFrom(turns, turnId).has(headId)) return headId;
  const parentId = turns[turnId]?.parentId ?? null;
  const versions = versionsByParent(turns).get(parentId) ?? [];
  const at = versions.findIndex(({ id }) => id === turnId);
  const beside = versions[at - 1] ?? versions[at + 1];
  return beside ? newestLeafOf(turns, beside.id) : parentId;
}

/** Whether any turn was gone on from in more than one way. */
export function hasBranches(turns: Nodes): boolean {
  return [...versionsByParent(turns).values()].some((versions) => versions.length > 1);
}
