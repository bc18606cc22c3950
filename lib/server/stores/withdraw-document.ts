import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { toFailure } from "@/lib/server/gemini/failure";
import { deleteGoogleDocument, findGoogleDocument, lookAtOperation } from "@/lib/server/gemini/stores";
import { ageOf } from "./document-lease";
import type { DocumentRow } from "./document-row";

const LOOKS = 10;
const WAIT_MS = 1_000;
// Google may still be finishing an upload that was broken off, and tells nobody of it.
const LATEST_MS = 5 * 60_000;

/** Thrown where Google may have the document only later: who works on documents comes back to it. */
export class NotThereYet extends Error {}

/**
 * Deletes at Google what there is of a document, waiting a little where it is still being taken in. Throws
 * NotThereYet, what Google says where it does not answer, or the signal's reason.
 */
export async function withdrawDocument(row: DocumentRow, signal: AbortSignal): Promise<void> {
  if (!row.is_sent) return;
  for (let look = 1; ; look++) {
    const name = row.document_name ?? (await nameAtGoogle(row));
    if (name !== null) return orMissing(deleteGoogleDocument(name));
    if (row.operation_name === null) break;
    if (!(await isStillComing(row.operation_name))) return;
    if (look >= LOOKS) throw new NotThereYet();
    await sleep(WAIT_MS, null, { signal });
  }
  if ((await ageOf(row.removed_at ?? 0)) < LATEST_MS) throw new NotThereYet();
}

async function nameAtGoogle({ store_name, id }: DocumentRow): Promise<string | null> {
  const found = await orMissing(findGoogleDocument(store_name, id));
  return found?.name ?? null;
}

async function isStillComing(operationName: string): Promise<boolean> {
  const operation = await orMissing(lookAtOperation(operationName));
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
