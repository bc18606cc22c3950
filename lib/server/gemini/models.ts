import "server-only";
import { setTimeout } from "node:timers/promises";
import type { ModelList } from "@/lib/protocol/api";
import { AGENTS } from "@/lib/protocol/known-agents";
import { isOffered, MODELS, targetOf } from "@/lib/protocol/models";
import type { Target } from "@/lib/protocol/targets";
import { env } from "@/lib/server/env";
import { processWide } from "@/lib/server/process-wide";
import { gemini, isDemo } from "./client";
import { toFailure } from "./failure";

const TIMEOUT_MS = 15_000;
const KEPT_MS = 10 * 60_000;
const KEPT_AFTER_FAILURE_MS = 15_000;
// The SDK's pager goes round for ever on an empty page token.
const MAX_LISTED = 500;

// A page is not kept waiting for Google: until the list is here, the known models stand in for it.
export const PATIENCE_MS = 700;

type KnownModels = Omit<ModelList, "modelCalls">;
type Cache = { list: KnownModels | null; until: number; asking: Promise<KnownModels> | null };

/** The models that the key can use, known ones first, and Google's agents. Asked at most every ten minutes. */
export async function listModels(): Promise<KnownModels> {
  const cache = processWide<Cache>("models", () => ({ list: null, until: 0, asking: null }));
  if (cache.until < Date.now()) cache.asking ??= refresh(cache);
  if (cache.list) return cache.list;
  const standIn: KnownModels = {
    models: [...MODELS],
    agents: knownAgents(),
    isDemo: isDemo(),
    problem: null,
  };
  return Promise.race([cache.asking ?? standIn, setTimeout(PATIENCE_MS, standIn)]);
}

async function refresh(cache: Cache): Promise<KnownModels> {
  const list = await fetchModels();
  cache.list = list;
  cache.until = Date.now() + (list.problem ? KEPT_AFTER_FAILURE_MS : KEPT_MS);
  cache.asking = null;
  return list;
}

async function fetchModels(): Promise<KnownModels> {
  try {
    return {
      models: sortModels(await listAvailable()),
      agents: knownAgents(),
      isDemo: isDemo(),
      problem: null,
    };
  } catch (cause) {
    const { code } = toFailure(cause).error;
    const problem = code === "invalid_key" || code === "permission_denied" ? "invalid_key" : "unreachable";
    return { models: [...MODELS], agents: knownAgents(), isDemo: isDemo(), problem };
  }
}

function knownAgents(): Target[] {
  return env().AGENTS === "off" ? [] : [...AGENTS];
}

async function listAvailable(): Promise<Target[]> {
  const available: Target[] = [];
  let listed = 0;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  for await (const model of await gemini(signal).models.list({
    config: { pageSize: 100, abortSignal: signal },
  })) {
    listed += 1;
    if (listed > MAX_LISTED) break;
    const id = (model.name ?? "").replace(/^models\//, "");
    if (isOffered(id)) available.push(targetOf({ model: id }, model.displayName));
  }
  return available;
}

function sortModels(models: readonly Target[]): Target[] {
  const rank = (target: Target) => {
    const position = MODELS.findIndex((model) => model.id === target.id);
    return position === -1 ? MODELS.length : position;
  };
  return models.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}
