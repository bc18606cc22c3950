import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { toFailure } from "@/lib/server/gemini/failure";
import { deleteGoogleDocument, findGoogleDocument, lookAtOperation } from "@/lib/server/gemini/stores";
import type { DocumentRow } from "./document-row";

const WAIT_MS = 1_000;

/**
 * Deletes at Google what there is of a document, waiting for it where it is still being taken in. Throws
 * where Google does not answer, or the signal's reason.
 */
export async function withdrawDocument(row: DocumentRow, signal: AbortSignal): Promise<void> {
  while (row.is_sent) {
    const name = row.document_name ?? (await nameAtGoogle(row));
    if (name !== null) return orMissing(deleteGoogleDocument(name));
    if (!(await isStillComing(row))) return;
    await sleep(WAIT_MS, null, { signal });
  }
}

async function nameAtGoogle({ store_name, id }: DocumentRow): Promise<string | null> {
  const found = await orMissing(findGoogleDocument(store_name, id));
  return found?.name ?? null;
}

async function isStillComing({ operation_name: name }: DocumentRow): Promise<boolean> {
  if (name === null) return false;
  const operation = await orMissing(lookAtOperation(name));
  return operation ? !operation.isDone : false;
}

/** What is not there need not be deleted: the store itself may be gone. */
async function orMissing<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (cause) {
    if (toFailure(cause).status === 404) return undefined;
    throw cause;
  }
}
