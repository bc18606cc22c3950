import "server-only";
import { sendLengths } from "./body-length";
import { findPlaceRefusals, findPlaceWarnings } from "./check-place";
import { findRefusals, findWarnings } from "./check-settings";
import { database } from "./db/client";
import { env } from "./env";
import { isDemo } from "./gemini/client";
import { notePeers } from "./limits/client-address";
import { speakLanguages } from "./locale";
import { errorFields, log } from "./log";
import { watchProcess } from "./metrics/registry";
import { refuseOddRequests } from "./odd-requests";
import { logRequests } from "./request-log";
import { giveFilesTime, keepConnections } from "./request-time";
import { shutDown } from "./shutdown";
import { tasks } from "./tasks";
import { startTracing } from "./tracing/start";
import { beat } from "./turns/beat";
import { recoverTurns } from "./turns/recover";

const BEAT_MS = 500;

/** Brings the process up: settings checked, database migrated, abandoned turns taken over, clocks started. */
export async function boot(): Promise<void> {
  checkSettings();
  log.level = env().LOG_LEVEL;
  await startTracing();
  logRequests();
  speakLanguages();
  if (env().METRICS_TOKEN) watchProcess();
  sendLengths();
  refuseOddRequests();
  giveFilesTime();
  keepConnections();
  notePeers();
  await database();
  await recoverTurns().catch((cause: unknown) =>
    log.error(errorFields(cause), "turns could not be taken over"),
  );
  // The renewal must come several times within a lease, also where tests make leases short.
  every(Math.min(BEAT_MS, env().LEASE_MS / 4), "beat", beat);
  for (const { everyMs, name, run } of tasks()) every(everyMs, name, run);
  process.on("SIGTERM", () => void shutDown({ patienceMs: 15_000 }));
  process.on("SIGINT", () => void shutDown({ patienceMs: 0 }));
  log.info({ demo: isDemo(), node: process.version }, "Parley is up");
}

/** Ends the process where it must not run as it is set up. Next would go on, and answer 500 to everything. */
function checkSettings(): void {
  try {
    // biome-ignore lint/style/noProcessEnv: what is looked at is no setting of ours.
    const start = { settings: env(), variables: process.env, args: process.argv };
    const refusals = [...findRefusals(start), ...findPlaceRefusals(start)];
    if (refusals.length > 0) throw new Error(refusals.join(" "));
    for (const warning of [...findWarnings(start), ...findPlaceWarnings(start.settings)]) log.warn(warning);
  } catch (cause) {
    process.stderr.write(`Parley does not start. ${cause instanceof Error ? cause.message : cause}\n`);
    process.exit(1);
  }
}

/** Runs a task again and again, never twice at once; a failure is logged and the next run comes. */
function every(ms: number, name: string, task: () => Promise<unknown>): void {
  const run = async () => {
    await task().catch((cause: unknown) => log.error({ task: name, ...errorFields(cause) }, "a task failed"));
    setTimeout(run, ms).unref();
  };
  setTimeout(run, ms).unref();
}
