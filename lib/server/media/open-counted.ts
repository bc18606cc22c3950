import "server-only";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { processWide } from "@/lib/server/process-wide";

// More than any page plays or shows at once over one connection; each open answer holds a file open, or a
// connection to Google.
const MOST_OPEN = 32;

type Bytes = ReadableStream<Uint8Array>;

/** Opens bytes for an answer to their owner, who can have only so many open. Throws `too_many_requests`. */
export async function openCounted(owner: Owner, open: () => Promise<Bytes>): Promise<Bytes> {
  const counts = processWide("open-media", () => new Map<string, number>());
  const count = counts.get(owner.id) ?? 0;
  if (count >= MOST_OPEN) throw new HttpError("too_many_requests");
  counts.set(owner.id, count + 1);
  const release = once(() => {
    const left = (counts.get(owner.id) ?? 1) - 1;
    if (left > 0) counts.set(owner.id, left);
    else counts.delete(owner.id);
  });
  try {
    return whenDone(await open(), release);
  } catch (cause) {
    release();
    throw cause;
  }
}

/** Passes bytes on, and tells when they have ended, in whichever way. */
function whenDone(bytes: ReadableStream<Uint8Array>, tell: () => void): ReadableStream<Uint8Array> {
  const reader = bytes.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          tell();
          controller.close();
        } catch (cause) {
          tell();
          controller.error(cause);
        }
      },
      async cancel(reason) {
        tell();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
