import "server-only";
import type { ApiEvent, Interaction } from "@/lib/protocol/interaction";
import { env } from "@/lib/server/env";
import { probeInteraction } from "./find-interaction";
import type { Running } from "./judge-recovered";
import { noteEnvironmentOf } from "./note-environment";
import { type PumpEnd, pump } from "./pump";
import { madeFor, withholdMedia } from "./withhold-media";
import { withoutRepeats } from "./without-repeats";
import type { TurnWriter } from "./writer";

/** Writes what a stream of the API tells of a turn, and says how the stream ended. */
export function listen(running: Running, events: AsyncIterable<ApiEvent | null>): Promise<PumpEnd> {
  const { owner, writer, signal, heard } = running;
  const kept = withholdMedia(withoutRepeats(events, heard), madeFor(owner, writer.turn));
  return pump({
    events: withEnvironments(kept, running),
    write(event) {
      writer.write(event);
      if (event.event_id) heard.add(event.event_id);
    },
    isResumed: !writer.turn.isCalling,
    firstByteMs: env().FIRST_BYTE_TIMEOUT_MS,
    idleMs: env().IDLE_TIMEOUT_MS,
    probe: () => probe(writer, signal),
    signal,
  });
}

/** Whose an environment is has to be stored before anybody reads of it, or its owner could not open it. */
async function* withEnvironments(
  events: AsyncIterable<ApiEvent | null>,
  running: Running,
): AsyncGenerator<ApiEvent | null> {
  for await (const event of events) {
    if (event && "interaction" in event) {
      await noteEnvironmentOf(running, event.interaction as Partial<Interaction>);
    }
    yield event;
  }
}

/** Google's copy of the running interaction, if it is settled there while our stream is silent. */
async function probe(writer: TurnWriter, signal: AbortSignal): Promise<Interaction | null> {
  const id = writer.turn.interactions.at(-1)?.id;
  return id ? probeInteraction(id, signal) : null;
}
