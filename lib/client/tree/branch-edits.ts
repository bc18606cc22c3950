import { derive } from "@/lib/client/thread-branches";
import { setHead, type ThreadState } from "@/lib/client/thread-state";
import { branchFrom, headWithout } from "@/lib/protocol/branches";
import type { Turn } from "@/lib/protocol/thread";

/** All turns of a thread, of every branch, by their ids. */
export function turnsOf({ turns, members }: ThreadState, threadId: string): Record<string, Turn> {
  return Object.fromEntries(
    (members[threadId] ?? []).flatMap((id) => (turns[id] ? [[id, turns[id]] as const] : [])),
  );
}

/** The thread without a turn and all below it. What is shown is then the version beside it, or what it went on from. */
export function dropBranch(state: ThreadState, threadId: string, turnId: string): ThreadState {
  const thread = state.threads[threadId];
  const turns = turnsOf(state, threadId);
  if (!thread || !turns[turnId]) return state;
  const gone = branchFrom(turns, turnId);
  const headTurnId = headWithout(turns, thread.headTurnId, turnId);
  const members = (state.members[threadId] ?? []).filter((id) => !gone.has(id));
  return derive(
    {
      ...state,
      threads: { ...state.threads, [threadId]: { ...thread, headTurnId } },
      members: { ...state.members, [threadId]: members },
    },
    threadId,
  );
}

/** The thread with the turns that it had, and the leaf that was shown. */
export function putMembers(
  state: ThreadState,
  threadId: string,
  { ids, headTurnId }: { ids: readonly string[]; headTurnId: string | null },
): ThreadState {
  const known = state.members[threadId] ?? [];
  // What was sent meanwhile came after all of them.
  const members = [...ids, ...known.filter((id) => !ids.includes(id))];
  const next = { ...state, members: { ...state.members, [threadId]: members } };
  return headTurnId === null ? derive(next, threadId) : setHead(next, threadId, headTurnId);
}
