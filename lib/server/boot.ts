import "server-only";
import { sendLengths } from "./body-length";
import { database } from "./db/client";
import { purgeThreads } from "./delete-thread";
import { deleteAtGoogle } from "./deletions";
import { env } from "./env";
import { sweepEnvironments } from "./environments/delete-environment";
import { isDemo } from "./gemini/client";
import { errorFields, log } from "./log";
import { reconcileStore, sweepMedia } from "./media/sweep";
import { giveFilesTime } from "./request-time";
import { shutDown } from "./shutdown";
import { sweepStores } from "./stores/sweep-stores";
import { takeUpDocuments } from "./stores/take-up";
import { cancelAtGoogle } from "./turns/cancellations";
import { askForUsages } from "./turns/late-usage";
import { beat, recoverTurns } from "./turns/recover";

const BEAT_MS = 500;
const PURGE_MS = 10_000;
const ERRANDS_MS = 1_000;
const DOCUMENTS_MS = 2_000;
const SWEEP_MS = 10 * 60_000;
const RECONCILE_MS = 3_600_000;

/** Brings the process up: settings checked, database migrated, abandoned turns taken over, clocks started. */
export async function boot(): Promise<void> {
  env();
  sendLengths();
  giveFilesTime();
  await database();
  await recoverTurns().catch((cause: unknown) =>
    log.error(errorFields(cause), "turns could not be taken over"),
  );
  // The renewal must come several times within a lease, also where tests make leases short.
  every(Math.min(BEAT_MS, env().LEASE_MS / 4), "beat", beat);
  every(Math.min(5_000, env().LEASE_MS / 3), "recovery", recoverTurns);
  every(PURGE_MS, "purge", purge);
  every(PURGE_MS, "deletion at Google", deleteAtGoogle);
  every(ERRANDS_MS, "cancelling at Google", cancelAtGoogle);
  every(ERRANDS_MS, "asking for usage", askForUsages);
  every(DOCUMENTS_MS, "documents of stores", takeUpDocuments);
  every(SWEEP_MS, "sweep of files", sweepMedia);
  every(SWEEP_MS, "sweep of stores", sweepStores);
  every(SWEEP_MS, "sweep of environments", sweepEnvironments);
  every(RECONCILE_MS, "check of files", reconcileStore);
  process.on("SIGTERM", () => void shutDown({ patienceMs: 15_000 }));
  process.on("SIGINT", () => void shutDown({ patienceMs: 0 }));
  log.info({ demo: isDemo(), node: process.version }, "Parley is up");
}

/** Files go at once with the conversation that had them; the sweep looks at all of them, and is rarer. */
async function purge(): Promise<void> {
  if ((await purgeThreads()) > 0) await sweepMedia();
}

/** Runs a task again and again, never twice at once; a failure is logged and the next run comes. */
function every(ms: number, name: string, task: () => Promise<unknown>): void {
  const run = async () => {
    await task().catch((cause: unknown) => log.error({ task: name, ...errorFields(cause) }, "a task failed"));
    setTimeout(run, ms).unref();
  };
  setTimeout(run, ms).unref();
}
