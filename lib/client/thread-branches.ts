import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import { pathTo, versionsByParent } from "@/lib/protocol/tree";
import type { ThreadState, Versions } from "./thread-state";

/** What is worked out once per change of the tree, and not by every turn at every token. */
export function derive(state: ThreadState, threadId: string): ThreadState {
  const ids = state.members[threadId] ?? [];
  const turns = Object.fromEntries(ids.flatMap((id) => (state.turns[id] ? [[id, state.turns[id]]] : [])));
  const branch = pathTo(turns, state.threads[threadId]?.headTurnId ?? null);
  const versions = { ...state.versions };
  const siblings = versionsByParent(turns);
  for (const turn of branch) {
    const all = siblings.get(turn.parentId) ?? [turn];
    versions[turn.id] = { index: all.indexOf(turn), count: all.length };
  }
  const running = ids.find((id) => {
    const turn = state.turns[id];
    return turn && !isTurnSettled(turn) && state.deliveries[id]?.state !== "failed";
  });
  return {
    ...state,
    branches: { ...state.branches, [threadId]: sameOrNew(state.branches[threadId], branch) },
    versions: keepEqual(state.versions, versions),
    running: { ...state.running, [threadId]: running ?? null },
  };
}

function sameOrNew(known: readonly string[] | undefined, branch: readonly Turn[]): readonly string[] {
  const isSame = known?.length === branch.length && branch.every((turn, index) => turn.id === known[index]);
  return isSame ? known : branch.map((turn) => turn.id);
}

function keepEqual(
  before: ThreadState["versions"],
  after: Record<string, Versions>,
): ThreadState["versions"] {
  for (const [id, versions] of Object.entries(after)) {
    const known = before[id];
    if (known && known.index === versions.index && known.count === versions.count) after[id] = known;
  }
  return after;
}
