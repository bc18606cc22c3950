import "server-only";
import type { EnvironmentEntry } from "@/lib/protocol/api-agents";
import type { Owner } from "@/lib/server/access/owner";
import { type GoogleEnvironment, getGoogleEnvironment } from "@/lib/server/gemini/environments";
import { toFailure } from "@/lib/server/gemini/failure";
import { type EnvironmentRow, findEnvironmentRow } from "./owned-environments";

/** How long Google keeps an environment after it was last used. */
export const KEPT_MS = 7 * 86_400_000;

/** An environment of the owner's. Throws `not_found`. */
export async function getEnvironment(owner: Owner, environmentId: string): Promise<EnvironmentEntry> {
  return lookAt(await findEnvironmentRow(owner, environmentId));
}

/** What is known here together with what Google says; where Google says nothing, what is known here. */
export async function lookAt(row: EnvironmentRow): Promise<EnvironmentEntry> {
  const found = await ask(row.id);
  const isGone = found === "gone";
  const google = typeof found === "object" ? found : null;
  const lastUsedAt = google?.lastUsedAt ?? row.last_used_at;
  const expiresAt = lastUsedAt + KEPT_MS;
  return {
    id: row.id,
    isExpired: isGone || google?.isExpired === true || (found === null && expiresAt < Date.now()),
    threadId: row.thread_id,
    threadTitle: row.title,
    createdAt: row.created_at,
    lastUsedAt,
    expiresAt,
    fileCount: google?.fileCount ?? null,
    size: google?.size ?? null,
    network: google?.network ?? null,
  };
}

async function ask(id: string): Promise<GoogleEnvironment | "gone" | null> {
  try {
    return await getGoogleEnvironment(id);
  } catch (cause) {
    return toFailure(cause).status === 404 ? "gone" : null;
  }
}
