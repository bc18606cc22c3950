import "server-only";
import type { Kysely } from "kysely";
import type { ModelCalls } from "@/lib/protocol/api-activity";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";
import { logEvent } from "@/lib/server/log-event";
import { processWide } from "@/lib/server/process-wide";

/** Written by `npm run model-calls`. Without such a row models are called. */
const FACT = "model_calls";
// Every process looks for itself, so this is how long a switch takes to be felt everywhere.
const KEPT_MS = 5_000;

type Known = { state: ModelCalls; until: number; asking: Promise<ModelCalls> | null };

/** Whether models are called here: as the setting says, or the switch in the database. */
export async function modelCalls(): Promise<ModelCalls> {
  if (env().MODEL_CALLS === "off") return "off";
  const known = processWide<Known>("model-calls", () => ({ state: "on", until: 0, asking: null }));
  if (known.until > performance.now()) return known.state;
  known.asking ??= look(known).finally(() => {
    known.asking = null;
  });
  return known.asking;
}

async function look(known: Known): Promise<ModelCalls> {
  const before = known.state;
  // A database that cannot be read lets nothing be noted down either: what is called is refused for that.
  const { db } = await database();
  known.state = await readSwitch(db).catch((cause: unknown) => {
    log.warn(errorFields(cause), "the switch of model calls could not be read");
    return before;
  });
  known.until = performance.now() + KEPT_MS;
  if (known.state !== before) logEvent("model_calls_switched", { code: known.state });
  return known.state;
}

async function readSwitch(db: Kysely<Schema>): Promise<ModelCalls> {
  const row = await db.selectFrom("facts").select("value").where("name", "=", FACT).executeTakeFirst();
  return row?.value === "off" ? "off" : "on";
}

/** Throws `model_calls_off` where no model is called here, by what the switch is now. */
export async function checkModelCalls(db: Kysely<Schema>): Promise<void> {
  const state = env().MODEL_CALLS === "off" ? "off" : await readSwitch(db);
  if (state === "off") throw new HttpError("model_calls_off");
}
