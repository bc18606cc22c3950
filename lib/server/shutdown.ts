import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { encodeEvent } from "@/lib/protocol/sse";
import { closeWatches } from "./activity/watches";
import { database } from "./db/client";
import { log } from "./log";
import { isDraining, startDraining } from "./shutdown-state";
import { releaseDocuments } from "./stores/take-up";
import { listFeeds } from "./turns/feed";
import { abortRun, runs } from "./turns/running";

// Long enough for the last frames to leave, short enough for the 25 s that deployments allow.
const LAST_WORDS_MS = 200;
const HANDOVER_MS = 5_000;

/**
 * Ends the process without losing a turn: takes nothing new, lets running turns settle for
 * `patienceMs`, hands over the rest by releasing their leases, and tells readers to come back.
 */
export async function shutDown({ patienceMs }: { patienceMs: number }): Promise<void> {
  if (isDraining()) return;
  startDraining();
  const turns = runs().size;
  await Promise.race([allDone(), sleep(patienceMs)]);
  for (const feed of listFeeds()) feed.announce(encodeEvent({ event_type: "stream.reconnect" }));
  closeWatches();
  const until = performance.now() + HANDOVER_MS;
  // A turn may have been accepted in the moment before: it is handed over, too.
  do {
    for (const { turnId } of runs().values()) abortRun(turnId, "handover");
    await Promise.race([allDone(), sleep(HANDOVER_MS)]);
  } while (runs().size > 0 && performance.now() < until);
  await Promise.all([sleep(LAST_WORDS_MS), Promise.race([releaseDocuments(), sleep(HANDOVER_MS)])]);
  log.info({ turns }, "Parley goes down");
  const { db } = await database();
  await db.destroy();
  process.exit(0);
}

async function allDone(): Promise<void> {
  await Promise.all([...runs().values()].map((run) => run.done));
}
