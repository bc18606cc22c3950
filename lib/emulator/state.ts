import { randomUUID } from "node:crypto";
import { AgentStore } from "./agents/agent-store.ts";
import { Clock } from "./clock.ts";
import { EnvironmentStore } from "./environments/environment-store.ts";
import { FileStore } from "./files/file-store.ts";
import type { Upload } from "./files/upload.ts";
import { createRandom, type Random } from "./random.ts";
import { RequestLog } from "./request-log.ts";
import type { Run } from "./run.ts";
import { InteractionStore } from "./store.ts";
import { SearchStores } from "./stores/search-store.ts";
import type { Step } from "./wire.ts";

export interface EmulatorOptions {
  /** Multiplies every wait: 1 is a natural 20 to 150 ms between events, 0 is none. */
  pace?: number;
  /** The clock of timestamps, in ms since 1970. */
  now?: () => number;
  /** Same seed, same ids and signatures. Random by default, so that a restart never repeats an id. */
  seed?: string;
  /** The API key that is refused as not valid. */
  badKey?: string;
  limits?: { storedInteractions?: number; requestsPerMinute?: number; bodyBytes?: number };
}

/** What a hop that stopped at the decode limit has left to say, and whose it is. */
export interface Continuation {
  owner: Run;
  rest: Step[];
}

export interface EmulatorState {
  pace: number;
  /** The given clock, and how far it was moved ahead. */
  now: () => number;
  /** Moves the clock ahead, and with it everything that waits. */
  advanceClock: (ms: number) => void;
  /** What runs wait by. */
  clock: Clock;
  badKey: string;
  limits: { storedInteractions: number; requestsPerMinute: number; bodyBytes: number };
  random: Random;
  interactions: InteractionStore;
  agents: AgentStore;
  environments: EnvironmentStore;
  files: FileStore;
  stores: SearchStores;
  uploads: Map<string, Upload>;
  requests: RequestLog;
  continuations: Map<string, Continuation>;
  /** User texts whose first attempt was made to fail, so that the second succeeds. */
  failedOnce: Set<string>;
  /** Counts runs, so that variants of the wire format alternate. */
  runCount: number;
  /** Times of the last minute's requests, kept only when they are limited. */
  recentRequests: number[];
}

export function createState(options: EmulatorOptions): EmulatorState {
  const limits = {
    storedInteractions: 10_000,
    requestsPerMinute: Number.POSITIVE_INFINITY,
    bodyBytes: 100 * 1024 * 1024,
    ...options.limits,
  };
  const given = options.now ?? Date.now;
  const clock = new Clock();
  const now = () => given() + clock.aheadMs;
  const random = createRandom(options.seed ?? randomUUID());
  return {
    pace: options.pace ?? 1,
    now,
    advanceClock: (ms) => clock.advance(ms),
    clock,
    badKey: options.badKey ?? "invalid-key",
    limits,
    random,
    interactions: new InteractionStore(limits.storedInteractions),
    agents: new AgentStore(),
    environments: new EnvironmentStore(now, random),
    files: new FileStore(now),
    stores: new SearchStores(),
    uploads: new Map(),
    requests: new RequestLog(),
    continuations: new Map(),
    failedOnce: new Set(),
    runCount: 0,
    recentRequests: [],
  };
}
