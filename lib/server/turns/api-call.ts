import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { ApiEvent } from "@/lib/protocol/interaction";
import { startInteraction, toApiEvent } from "@/lib/server/gemini/interactions";
import type { Params } from "@/lib/server/gemini/request";
import { errorFields, log } from "@/lib/server/log";
import { cancelNow, noteCancellation } from "./cancellations";
import type { Running } from "./judge-recovered";
import type { AbortReason } from "./running";

const NAMING_MS = 10_000;
// Well within what a process that goes away has left.
const LAST_NAMING_MS = 3_000;

/** Thrown where the API did not answer: what else goes wrong while its events are read is our own fault. */
export class CallFailure extends Error {}

/** One call of the API, and its connection. */
export type ApiCall = {
  events: AsyncGenerator<ApiEvent | null>;
  /** Lets go of the connection. May be called again. */
  end(): Promise<void>;
};

/**
 * Calls the API. What it begins in the background is not ended by a lost connection, so that is kept until
 * Google has named the interaction: to cancel it, or to tell the next process of it.
 */
export function openCall(running: Running, params: Params, isBackground: boolean): ApiCall {
  const { writer, signal } = running;
  const connection = new AbortController();
  const open = isBackground ? connection.signal : AbortSignal.any([signal, connection.signal]);
  const name = Promise.withResolvers<string | null>();
  let isOver = false;
  const read = async function* () {
    try {
      for await (const frame of await startInteraction(params, open)) {
        const event = toApiEvent(frame);
        if (event?.event_type === "interaction.created") name.resolve(event.interaction.id ?? null);
        yield event;
      }
    } catch (cause) {
      throw new CallFailure("the API did not answer", { cause });
    } finally {
      isOver = true;
      name.resolve(null);
    }
  };
  return {
    events: read(),
    async end() {
      const isUnnamed = isBackground && writer.turn.isCalling && !isOver;
      if (!isUnnamed) connection.abort();
      else if ((signal.reason as AbortReason | undefined) === "handover")
        await handOver(running, name.promise);
      else cancelOnceNamed(name.promise, connection);
    },
  };
}

/** The next process can follow what it knows the name of. */
async function handOver({ writer }: Running, name: Promise<string | null>): Promise<void> {
  const id = await Promise.race([name, sleep(LAST_NAMING_MS, null, { ref: false })]);
  if (!id) return;
  writer.write({ event_type: "interaction.created", interaction: { id, status: "in_progress" } });
  await writer.flush();
}

function cancelOnceNamed(name: Promise<string | null>, connection: AbortController): void {
  const cancel = async () => {
    const id = await Promise.race([name, sleep(NAMING_MS, null, { ref: false })]);
    connection.abort();
    if (!id) return;
    await noteCancellation(id);
    await cancelNow(id);
  };
  cancel().catch((cause: unknown) => log.error(errorFields(cause), "an interaction could not be cancelled"));
}
