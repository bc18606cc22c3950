import "server-only";
import { type MediaContent, mediaIdOf, mediaIn } from "@/lib/protocol/media";
import type { Turn } from "@/lib/protocol/thread";
import { shareableBranch } from "@/lib/protocol/to-snapshot";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { getThread } from "@/lib/server/threads";

/** What would be shown of a thread. Throws `not_found` and `nothing_to_share`. */
export async function getBranch(owner: Owner, threadId: string, headTurnId: string): Promise<Turn[]> {
  const { turns } = await getThread(owner, threadId);
  const byId = Object.fromEntries(turns.map((turn) => [turn.id, turn]));
  if (!Object.hasOwn(byId, headTurnId)) throw new HttpError("not_found");
  const branch = shareableBranch(byId, headTurnId);
  if (branch.length === 0) throw new HttpError("nothing_to_share");
  return branch;
}

/** The ids of the files of a branch, in order; true for those that a model made. */
export function filesIn(branch: readonly Turn[]): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { input, steps } of branch) {
    for (const id of idsOf(mediaIn(input))) found.set(id, found.get(id) ?? false);
    for (const id of idsOf(steps.flatMap(madeIn))) found.set(id, found.get(id) ?? true);
  }
  return found;
}

function madeIn(step: Turn["steps"][number]): MediaContent[] {
  if (step.type === "model_output") return mediaIn(step.content);
  const result: unknown = step.type === "code_execution_result" ? step.result : null;
  return Array.isArray(result) ? mediaIn(result) : [];
}

function idsOf(media: readonly MediaContent[]): string[] {
  return media.flatMap(({ uri }) => mediaIdOf(uri) ?? []);
}
