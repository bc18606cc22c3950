import "server-only";
import { runErrands } from "./errands";
import { toFailure } from "./gemini/failure";
import { deleteInteraction } from "./gemini/interactions";

const TIMEOUT_MS = 10_000;
// After the longest retention that Google has, nothing is left to delete.
const ATTEMPTS = 260;

/** Deletes at Google what was deleted here. */
export async function deleteAtGoogle(): Promise<void> {
  await runErrands({
    table: "deletions",
    firstWaitMs: 10_000,
    longestWaitMs: 6 * 3_600_000,
    attempts: ATTEMPTS,
    run: isDeleted,
  });
}

async function isDeleted(interactionId: string): Promise<boolean> {
  try {
    await deleteInteraction(interactionId, AbortSignal.timeout(TIMEOUT_MS));
    return true;
  } catch (cause) {
    return toFailure(cause).status === 404;
  }
}
