import "server-only";
import { isStorageFull } from "@/lib/server/db/storage-full";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";

/** Does what has to be noted down before a call. What cannot be is not called: throws `ledger_unavailable`. */
export async function orUnavailable<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (cause instanceof HttpError || isStorageFull(cause)) throw cause;
    log.error(errorFields(cause), "what a call may cost could not be noted");
    throw new HttpError("ledger_unavailable", { cause });
  }
}
