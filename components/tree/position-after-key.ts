import type { BranchNode } from "@/lib/client/tree/map-branches";

/** Where a key leads in a tree that stands open; null where it leads nowhere. */
export function positionAfterKey(
  key: string,
  active: number,
  nodes: readonly Pick<BranchNode, "turnId" | "parentId">[],
): number | null {
  const last = nodes.length - 1;
  const parent = nodes.findIndex(({ turnId }) => turnId === nodes[active]?.parentId);
  switch (key) {
    case "ArrowDown":
      return Math.min(active + 1, last);
    case "ArrowUp":
      return Math.max(active - 1, 0);
    case "ArrowLeft":
      return parent === -1 ? active : parent;
    case "ArrowRight":
      return nodes[active + 1]?.parentId === nodes[active]?.turnId ? active + 1 : active;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
