import "server-only";
import { type ApiEvent, type Interaction, isSettled } from "@/lib/protocol/interaction";

/** How a stream of the API ended. Only `completed` is an end of the interaction, too. */
export type PumpEnd =
  | { kind: "completed"; interaction: Pick<Interaction, "errors"> & { status: string } }
  | { kind: "recovered"; interaction: Interaction }
  | { kind: "error"; error: { code?: unknown; message?: unknown } }
  | { kind: "cut" }
  | { kind: "silent"; hasBegun: boolean };

type Pump = {
  events: AsyncIterable<ApiEvent | null>;
  write(event: ApiEvent): void;
  /** Whether the interaction has begun before this stream, so that silence is no sign of a lost call. */
  isResumed: boolean;
  firstByteMs: number;
  idleMs: number;
  /** Asked while the stream is silent: the interaction if Google has it settled, else null. */
  probe(): Promise<Interaction | null>;
  /** Breaks the pump off, whatever the connection does. */
  signal: AbortSignal;
};

// Models may think for minutes without a word. Silence is a reason to ask, and only much of it to give up.
const SILENCES = 5;
const SILENT = Symbol("silent");

/** Writes the events of a stream as they come, until it ends, fails or falls silent for good. */
export async function pump({
  events,
  write,
  firstByteMs,
  idleMs,
  probe,
  signal,
  ...pump
}: Pump): Promise<PumpEnd> {
  const iterator = events[Symbol.asyncIterator]();
  let hasBegun = pump.isResumed;
  let silences = 0;
  let next: Promise<IteratorResult<ApiEvent | null>> | null = null;
  for (;;) {
    next ??= iterator.next();
    const result = await orSilence(next, hasBegun ? idleMs : firstByteMs, signal);
    if (result === SILENT) {
      silences += 1;
      const interaction = hasBegun ? await probe() : null;
      if (!interaction && hasBegun && silences < SILENCES) continue;
      // What comes now comes too late: the caller breaks the connection off.
      next.catch(() => undefined);
      return interaction ? { kind: "recovered", interaction } : { kind: "silent", hasBegun };
    }
    if (result.done) return { kind: "cut" };
    next = null;
    hasBegun = true;
    silences = 0;
    const event = result.value;
    if (!event) continue;
    write(event);
    if (event.event_type === "error") return { kind: "error", error: event.error ?? {} };
    if (event.event_type === "interaction.completed") {
      const { status = "completed", ...rest } = event.interaction as Partial<Interaction>;
      if (isSettled(status)) return { kind: "completed", interaction: { ...rest, status } };
    }
  }
}

/** What `promise` resolves to, or SILENT where that takes longer than `ms`; rejects when `signal` aborts. */
function orSilence<T>(promise: Promise<T>, ms: number, signal: AbortSignal): Promise<T | typeof SILENT> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms, SILENT);
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    });
  });
}
