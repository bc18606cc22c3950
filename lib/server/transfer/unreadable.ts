import "server-only";
import { HttpError } from "@/lib/server/errors";

/** The file is no conversation; `field` is the part of it that is wrong. */
export function unreadable(field: string, cause?: unknown): HttpError {
  return new HttpError("import_unreadable", { field, cause });
}

/**
 * Bytes out of a zip: one that is not packed as it says is a fault of the file, and not of ours. It is opened
 * when it is read: a stream that fails while nobody listens would end the process.
 */
export async function* soundBytes(
  openStream: () => Promise<AsyncIterable<Uint8Array>>,
  field: string,
): AsyncGenerator<Uint8Array> {
  const fail = (cause: unknown) => {
    throw unreadable(field, cause);
  };
  const reading = (await openStream().catch(fail))[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await reading.next().catch(fail);
      if (done) return;
      yield value;
    }
  } finally {
    await reading.return?.();
  }
}
