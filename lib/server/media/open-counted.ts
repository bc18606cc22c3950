import "server-only";
import { HttpError } from "@/lib/server/errors";
import { processWide } from "@/lib/server/process-wide";

// More than any page plays or shows at once over one connection; each open answer holds a file open, or a
// connection to Google.
const MOST_OPEN = 32;

type Bytes = ReadableStream<Uint8Array>;

/** Whom an answer goes to: an owner, or an address where anybody may ask. */
export type Reader = { readonly id: string };

/** Opens bytes for an answer to a reader, who can have only so many open. Throws `too_many_requests`. */
export async function openCounted(reader: Reader, open: () => Promise<Bytes>): Promise<Bytes> {
  const counts = processWide("open-media", () => new Map<string, number>());
  const count = counts.get(reader.id) ?? 0;
  if (count >= MOST_OPEN) throw new HttpError("too_many_requests");
  counts.set(reader.id, count + 1);
  const release = once(() => {
    const left = (counts.get(reader.id) ?? 1) - 1;
    if (left > 0) counts.set(reader.id, left);
    else counts.delete(reader.id);
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
