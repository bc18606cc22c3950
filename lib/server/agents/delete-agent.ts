import "server-only";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { deleteGoogleAgent } from "@/lib/server/gemini/agents";
import { toFailure } from "@/lib/server/gemini/failure";
import { dropAgent, ownerOfAgent } from "./agent-rows";
import { forgetListed } from "./listed-agents";
import { checkAgentsOn } from "./policy";

/**
 * Deletes an agent of the owner's: at Google first, so that nothing is left there of which nobody here knows. One
 * that Google does not have is only forgotten. Throws `not_found` or `google_failed`.
 */
export async function deleteAgent(owner: Owner, id: string): Promise<void> {
  checkAgentsOn();
  if ((await ownerOfAgent(id)) !== owner.id) throw new HttpError("not_found");
  await deleteGoogleAgent(id).catch((cause: unknown) => {
    if (toFailure(cause).status !== 404) throw new HttpError("google_failed", { cause });
  });
  await dropAgent(owner, id);
  forgetListed();
}
