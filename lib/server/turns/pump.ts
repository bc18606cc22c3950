import "server-only";
import { type ApiEvent, type Interaction, isSettled } from "@/lib/protocol/interaction";
import { createSilenceWatch, SILENT } from "./silence-watch";

/** How a stream of the API ended. Only `completed` is an end of the interaction, too. */
export type PumpEnd =
  | { kind: "completed"; interaction: Pick<Interaction, "errors"> & { status: string } }
  | { kind: "recovered"; interaction: Interaction }
  | { kind: "error"; error: { code?: unknown; message?: unknown } }
  | { kind: "cut" }
  | { kind: "too_long" }
  | { kind: "silent"; hasBegun: boolean };

/** What is written of an event: at once, where nothing has to be stored before. */
export type Taken = readonly ApiEvent[] | Promise<readonly ApiEvent[]>;

type Pump = {
  events: AsyncIterable<ApiEvent | null>;
  take(event: ApiEvent): Taken;
  /** Returns false where the answer would be too long with it: then it is not written. */
  write(event: ApiEvent): boolean;
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

/** Writes the events of a stream as they come, until it ends, fails or falls silent for good. */
export async function pump(options: Pump): Promise<PumpEnd> {
  const watch = createSilenceWatch(options.signal);
  try {
    return await pumpWatched(options, watch);
  } finally {
    watch.close();
  }
}

async function pumpWatched(
  { events, take, write, firstByteMs, idleMs, probe, isResumed }: Pump,
  watch: ReturnType<typeof createSilenceWatch>,
): Promise<PumpEnd> {
  const iterator = events[Symbol.asyncIterator]();
  let hasBegun = isResumed;
  let silences = 0;
  let next: Promise<IteratorResult<ApiEvent | null>> | null = null;
  for (;;) {
    next ??= iterator.next();
    const result = await watch.orSilence(next, hasBegun ? idleMs : firstByteMs);
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
    if (!result.value) continue;
    const taken = take(result.value);
    for (const event of taken instanceof Promise ? await watch.orAbort(taken) : taken) {
      if (!write(event)) return { kind: "too_long" };
      const end = endBy(event);
      if (end) return end;
    }
  }
}

function endBy(event: ApiEvent): PumpEnd | null {
  if (event.event_type === "error") return { kind: "error", error: event.error ?? {} };
  if (event.event_type !== "interaction.completed") return null;
  const { status = "completed", ...rest } = event.interaction as Partial<Interaction>;
  return isSettled(status) ? { kind: "completed", interaction: { ...rest, status } } : null;
}
