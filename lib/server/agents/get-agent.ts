import "server-only";
import type { AgentEntry } from "@/lib/protocol/api-agents";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { type GoogleAgent, getGoogleAgent } from "@/lib/server/gemini/agents";
import { toFailure } from "@/lib/server/gemini/failure";
import { forgetAgent, ownerOfAgent } from "./agent-rows";
import { checkAgentsOn } from "./policy";

/** An agent that whoever asks may use. Throws `not_found`, or `google_failed`. */
export async function getAgent(owner: Owner | null, id: string): Promise<AgentEntry> {
  checkAgentsOn();
  const ownerId = await ownerOfAgent(id);
  if (ownerId !== null && ownerId !== owner?.id) throw new HttpError("not_found");
  const agent = await findAgent(owner, id);
  if (!agent) throw new HttpError("not_found");
  return toEntry(agent, ownerId !== null);
}

/** One that was made elsewhere can be used by everybody here; what it was told is its maker's. */
export function toEntry(agent: GoogleAgent, isOwn: boolean): AgentEntry {
  return { ...agent, isOwn, ...(!isOwn && { systemInstruction: null }) };
}

/** Null where Google does not have it: then nobody owns it any more, but for who is just making it. */
export async function findAgent(owner: Owner | null, id: string): Promise<GoogleAgent | null> {
  try {
    return await getGoogleAgent(id);
  } catch (cause) {
    if (toFailure(cause).status !== 404) throw new HttpError("google_failed", { cause });
    if (owner) await forgetAgent(owner, id);
    return null;
  }
}
