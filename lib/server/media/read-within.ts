import "server-only";
import { HttpError } from "@/lib/server/errors";

type Patience = { stallMs: number; signal: AbortSignal };

/** The bytes of a body, at most `size` of them, and none that is waited for longer than `stallMs`. */
export async function* readWithin(
  body: ReadableStream<Uint8Array> | null,
  size: number,
  patience: Patience,
): AsyncGenerator<Uint8Array> {
  if (!body) throw new HttpError("upload_incomplete");
  const reader = body.getReader();
  let received = 0;
  try {
    for (;;) {
      const { done, value } = await orGivenUp(reader.read(), patience);
      if (done) return;
      received += value.byteLength;
      if (received > size) throw new HttpError("file_too_large");
      yield value;
    }
  } finally {
    // What still comes is not waited for; a connection that broke has nothing left to cancel.
    reader.cancel().catch(() => undefined);
  }
}

// Who stands still would otherwise keep the connection for minutes, with a request that nobody reads.
export const CLOSING = { headers: { connection: "close" } };

function orGivenUp<T>(reading: Promise<T>, { stallMs, signal }: Patience): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    const timer = setTimeout(() => reject(new HttpError("upload_stalled", CLOSING)), stallMs);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp);
    reading
      .then(resolve, (cause: unknown) => reject(new HttpError("upload_incomplete", { cause })))
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener("abort", giveUp);
      });
  });
}
