import "server-only";
import { removeLeavers } from "./access/leaving/remove-leavers";
import { moveStragglers } from "./access/moving/move-owner";
import { endStaleStreams } from "./access/session-streams";
import { sweepSignIns } from "./access/sign-ins";
import { purgeThreads } from "./delete-thread";
import { deleteAtGoogle } from "./deletions";
import { env } from "./env";
import { sweepEnvironments } from "./environments/delete-environment";
import { sweepSpending } from "./limits/settle";
import { sweepLimits } from "./limits/take";
import { reconcileStore, sweepMedia } from "./media/sweep";
import { packRecordings, sweepRecordings } from "./recordings/pack-recordings";
import { keepIndexed } from "./search/index-pending";
import { sweepShares } from "./shares/end-shares";
import { sweepStores } from "./stores/sweep-stores";
import { takeUpDocuments } from "./stores/take-up";
import { cancelAtGoogle } from "./turns/cancellations";
import { askForUsages } from "./turns/late-usage";
import { recoverTurns } from "./turns/recover";

const PURGE_MS = 10_000;
const ERRANDS_MS = 1_000;
const DOCUMENTS_MS = 2_000;
const SESSIONS_MS = 2_000;
const INDEX_MS = 5_000;
const SWEEP_MS = 10 * 60_000;
const RECONCILE_MS = 3_600_000;

/** What a server does by itself, again and again. All of it may be done by several processes at once. */
export type Task = { name: string; everyMs: number; run(): Promise<unknown> };

/** Turns that nobody runs come first: somebody may be waiting for them. */
export function tasks(): Task[] {
  return [
    { everyMs: Math.min(5_000, env().LEASE_MS / 3), name: "recovery", run: recoverTurns },
    { everyMs: PURGE_MS, name: "purge", run: purge },
    { everyMs: PURGE_MS, name: "removal of who was deleted", run: removeLeavers },
    { everyMs: PURGE_MS, name: "moves to accounts", run: moveStragglers },
    { everyMs: SESSIONS_MS, name: "end of sessions", run: endStaleStreams },
    { everyMs: PURGE_MS, name: "deletion at Google", run: deleteAtGoogle },
    { everyMs: ERRANDS_MS, name: "cancelling at Google", run: cancelAtGoogle },
    { everyMs: ERRANDS_MS, name: "asking for usage", run: askForUsages },
    { everyMs: DOCUMENTS_MS, name: "documents of stores", run: takeUpDocuments },
    { everyMs: INDEX_MS, name: "index of what is new", run: keepIndexed },
    { everyMs: INDEX_MS, name: "packing of recordings", run: packRecordings },
    { everyMs: SWEEP_MS, name: "sweep of files", run: sweepMedia },
    { everyMs: SWEEP_MS, name: "sweep of recordings", run: sweepRecordings },
    { everyMs: SWEEP_MS, name: "sweep of limits", run: sweepLimits },
    { everyMs: SWEEP_MS, name: "sweep of sign-ins", run: sweepSignIns },
    { everyMs: SWEEP_MS, name: "sweep of spending", run: sweepSpending },
    { everyMs: SWEEP_MS, name: "sweep of shares", run: sweepShares },
    { everyMs: SWEEP_MS, name: "sweep of stores", run: sweepStores },
    { everyMs: SWEEP_MS, name: "sweep of environments", run: sweepEnvironments },
    { everyMs: RECONCILE_MS, name: "check of files", run: reconcileStore },
  ];
}

/** Files go at once with the conversation that had them; the sweep looks at all of them, and is rarer. */
async function purge(): Promise<void> {
  if ((await purgeThreads()) === 0) return;
  await sweepShares();
  await sweepMedia();
}
