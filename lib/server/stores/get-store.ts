import "server-only";
import type { StoreDetail } from "@/lib/protocol/api";
import { storeNameOf } from "@/lib/protocol/stores";
import type { Owner } from "@/lib/server/access/owner";
import { toFailure } from "@/lib/server/gemini/failure";
import { lookAtGoogleStore } from "@/lib/server/gemini/stores";
import { findStore } from "./find-store";

/** A store, and whether Google still has it. Throws `not_found`. */
export async function getStore(owner: Owner, storeId: string): Promise<StoreDetail> {
  const store = await findStore(owner, storeNameOf(storeId));
  return { ...store, isGone: await isGone(store.name) };
}

async function isGone(name: string): Promise<boolean | null> {
  try {
    await lookAtGoogleStore(name);
    return false;
  } catch (cause) {
    return toFailure(cause).status === 404 ? true : null;
  }
}
