import "server-only";
import type { EnvironmentEntry } from "@/lib/protocol/api-agents";
import type { Owner } from "@/lib/server/access/owner";
import { KEPT_MS, lookAt } from "./get-environment";
import { forgetEnvironment, listEnvironmentRows } from "./owned-environments";

/** How many Google is asked about at once. */
const AT_ONCE = 8;

/**
 * The owner's environments, the one that was used last first. One that Google has removed is shown as expired
 * for another week, and then forgotten.
 */
export async function listEnvironments(owner: Owner): Promise<EnvironmentEntry[]> {
  const rows = await listEnvironmentRows(owner);
  const entries: EnvironmentEntry[] = [];
  const rest = rows.values();
  const work = async () => {
    for (const row of rest) {
      const entry = await lookAt(row);
      if (isLongGone(entry)) await forgetEnvironment(owner, row);
      else entries.push(entry);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return entries.sort((one, other) => other.lastUsedAt - one.lastUsedAt || (one.id < other.id ? -1 : 1));
}

function isLongGone({ isExpired, expiresAt }: EnvironmentEntry): boolean {
  return isExpired && expiresAt + KEPT_MS < Date.now();
}
