import "server-only";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { findEventStream } from "@/lib/server/event-stream";
import { processWide } from "@/lib/server/process-wide";
import { addressKey } from "./address-key";

const RETRY_MS = 5_000;

/** How many streams of events are open in this process, in all and by the key of an address. */
const places = () => processWide("streams", () => ({ all: 0, byAddress: new Map<string, number>() }));

/**
 * Answers with a stream, which has a place for as long as it is open. Throws `streams_at_once`, before anything
 * is done, where there is none left in this process or for the address.
 */
export async function withStreamPlace<T>(headers: Headers, answer: () => Promise<T>): Promise<T> {
  const leave = takePlace(await addressKey(headers));
  try {
    const response = await answer();
    const stream = response instanceof Response ? findEventStream(response) : null;
    if (stream) stream.whenOver(leave);
    else leave();
    return response;
  } catch (cause) {
    leave();
    throw cause;
  }
}

function takePlace(address: string): () => void {
  const taken = places();
  const own = taken.byAddress.get(address) ?? 0;
  if (taken.all >= env().STREAMS_MAX || own >= env().STREAMS_AT_ONCE) {
    throw new HttpError("streams_at_once", { retryAt: Date.now() + RETRY_MS });
  }
  taken.all += 1;
  taken.byAddress.set(address, own + 1);
  let isLeft = false;
  return () => {
    if (isLeft) return;
    isLeft = true;
    taken.all -= 1;
    const rest = (taken.byAddress.get(address) ?? 1) - 1;
    if (rest > 0) taken.byAddress.set(address, rest);
    else taken.byAddress.delete(address);
  };
}
