import "server-only";
import { targetOf } from "@/lib/protocol/models";
import type { Turn } from "@/lib/protocol/thread";
import { pathTo } from "@/lib/protocol/tree";
import type { Owner } from "@/lib/server/access/owner";
import { networkFor } from "@/lib/server/agents/policy";
import { ownsEnvironment } from "@/lib/server/environments/owned-environments";
import type { Sent } from "@/lib/server/gemini/request";
import { listTurns } from "./stored-turn";

/**
 * Where an agent works: in the environment that the conversation has come to, else in the one that it was to
 * begin in, else in a new one. Undefined where what answers works in none. `isLost` where it had one that it
 * has no more: one that is not theirs is to its asker what one that is gone would be.
 */
export async function findEnvironment(
  owner: Owner,
  turn: Turn,
): Promise<{ environment: Sent["environment"]; isLost: boolean }> {
  if (!worksInEnvironment(turn)) return { environment: undefined, isLost: false };
  const id = (await idInConversation(owner, turn)) ?? turn.settings.environment?.environment_id;
  if (id !== undefined && (await ownsEnvironment(owner, id))) {
    return { environment: toSent(turn, id), isLost: false };
  }
  return { environment: newEnvironment(turn), isLost: id !== undefined };
}

export function newEnvironment(turn: Turn): Sent["environment"] {
  return toSent(turn, undefined);
}

export function worksInEnvironment({ settings }: Pick<Turn, "settings">): boolean {
  return targetOf(settings).agent?.kind === "antigravity";
}

/** That of the newest turn before this one, or of this one where it has begun, that worked in one. */
async function idInConversation(owner: Owner, turn: Turn): Promise<string | undefined> {
  const turns = await listTurns(owner, turn.threadId);
  const byId = Object.fromEntries(turns.map((other) => [other.id, other]));
  const path = [...pathTo(byId, turn.parentId), turn];
  const records = path.flatMap(({ interactions }) => interactions);
  return records.findLast((record) => record.environment_id !== undefined)?.environment_id;
}

function toSent({ settings }: Turn, id: string | undefined): Sent["environment"] {
  const network = networkFor(settings.environment?.network);
  if (network === undefined) return id ?? "remote";
  return { type: "remote", ...(id !== undefined && { environment_id: id }), network };
}
