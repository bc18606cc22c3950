import type { Turn } from "@/lib/protocol/thread";
import { versionsByParent } from "@/lib/protocol/tree";

/** Turns in a row from which nothing else leads away: one place of the map. */
export type BranchNode = {
  /** Its first turn, by whose words it is known. */
  turnId: string;
  /** How many turns it stands for. */
  count: number;
  /** 1 of those at the root. */
  level: number;
  /** Its place among those that go on from the same turn, from 1 on, and how many those are. */
  position: number;
  size: number;
  parentId: string | null;
  /** Whether it is part of what is shown. */
  isShown: boolean;
};

type Node = Pick<Turn, "id" | "parentId" | "createdAt">;

/** The map of a thread, from top to bottom: each node above those that go on from it. `shown` are the ids of the shown branch. */
export function mapBranches(
  turns: Readonly<Record<string, Node>>,
  shown: readonly string[],
): readonly BranchNode[] {
  const versions = versionsByParent(turns);
  const isInShown = new Set(shown);
  const nodes: BranchNode[] = [];
  type Waiting = { first: Node } & Pick<BranchNode, "level" | "position" | "size" | "parentId">;
  const waitingAt = (turnId: string | null, level: number, parentId: string | null): Waiting[] => {
    const next = versions.get(turnId) ?? [];
    return next.map((first, at) => ({ first, level, position: at + 1, size: next.length, parentId }));
  };
  // No recursion: a thread may be deeper than the stack is.
  const waiting = waitingAt(null, 1, null).reverse();
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const { first, level, position, size, parentId } = at;
    let last = first;
    let count = 1;
    for (let next = versions.get(last.id); next?.length === 1; next = versions.get(last.id)) {
      last = next[0] ?? last;
      count += 1;
    }
    const isShown = isInShown.has(first.id);
    nodes.push({ turnId: first.id, count, level, position, size, parentId, isShown });
    waiting.push(...waitingAt(last.id, level + 1, first.id).reverse());
  }
  return nodes;
}
