import "server-only";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { toFailure } from "@/lib/server/gemini/failure";
import { getEnvironment } from "./get-environment";

type Asked = { owner: Owner; environmentId: string };

/**
 * Asks Google about an environment that is the owner's. Throws `environment_gone` where Google does not have it any
 * more, `not_found` where it has the environment but not what was asked for in it, else `google_failed`.
 */
export async function askGoogle<T>({ owner, environmentId }: Asked, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof HttpError) throw cause;
    if (toFailure(cause).status !== 404) throw new HttpError("google_failed", { cause });
    const { isExpired } = await getEnvironment(owner, environmentId);
    throw new HttpError(isExpired ? "environment_gone" : "not_found", { cause });
  }
}
