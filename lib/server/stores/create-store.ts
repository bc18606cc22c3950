import "server-only";
import type { FileStore } from "@/lib/protocol/stores";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { toFailure } from "@/lib/server/gemini/failure";
import { createGoogleStore, deleteGoogleStore } from "@/lib/server/gemini/stores";
import { findStore } from "./find-store";
import { dropPendingStore, markOf, nameStore, reserveStore } from "./pending-store";

/**
 * Makes a store at Google and notes whose it is. It is noted before, too: what breaks off in between is
 * found by `sweepStores`. Throws `too_many_stores` or `google_failed`.
 */
export async function createStore(owner: Owner, displayName: string): Promise<FileStore> {
  const pendingName = await reserveStore(owner, displayName);
  const name = await ask(pendingName, displayName);
  if (!(await nameStore(owner, pendingName, name))) {
    // The owner is gone, or all this took so long that it was given up.
    await deleteGoogleStore(name);
    throw new HttpError("google_failed");
  }
  return findStore(owner, name);
}

async function ask(pendingName: string, displayName: string): Promise<string> {
  try {
    return await createGoogleStore(displayName, markOf(pendingName));
  } catch (cause) {
    const { status } = toFailure(cause);
    // Without a clear no, Google may have made it all the same.
    const isRefusal = status !== null && status < 500 && status !== 408;
    if (isRefusal) await dropPendingStore(pendingName);
    throw new HttpError("google_failed", { cause });
  }
}
