import "server-only";
import type { ApiEvent, Interaction } from "@/lib/protocol/interaction";
import { env } from "@/lib/server/env";
import { firstTextTimer } from "@/lib/server/metrics/turns";
import { probeInteraction } from "./find-interaction";
import { createIsRepeat } from "./is-repeat";
import type { Running } from "./judge-recovered";
import { noteEnvironmentOf } from "./note-environment";
import { type PumpEnd, pump, type Taken } from "./pump";
import { createRoom } from "./room";
import { createWithhold, madeFor } from "./withhold-media";
import type { TurnWriter } from "./writer";

/** Writes what a stream of the API tells of a turn, and says how the stream ended. */
export function listen(running: Running, events: AsyncIterable<ApiEvent | null>): Promise<PumpEnd> {
  const { writer, signal, heard } = running;
  const noteText = firstTextTimer(writer.turn);
  const hasRoom = createRoom(writer.turn);
  return pump({
    events,
    take: createTake(running),
    write(event) {
      if (!hasRoom(event)) return false;
      writer.write(event);
      noteText(event);
      if (event.event_id) heard.add(event.event_id);
      return true;
    },
    isResumed: !writer.turn.isCalling,
    firstByteMs: env().FIRST_BYTE_TIMEOUT_MS,
    idleMs: env().IDLE_TIMEOUT_MS,
    probe: () => probe(writer, signal),
    signal,
  });
}

/** What is written of an event: nothing where it came before, and no bytes of media. */
function createTake(running: Running): (event: ApiEvent) => Taken {
  const { owner, writer, heard } = running;
  const isRepeat = createIsRepeat(heard);
  const withhold = createWithhold(madeFor(owner, writer.turn));
  return (event) => {
    if (isRepeat(event)) return [];
    const kept = withhold(event);
    const interaction: Partial<Interaction> | null = "interaction" in event ? event.interaction : null;
    if (!interaction?.environment_id) return kept;
    // Whose an environment is has to be stored before anybody reads of it, or its owner could not open it.
    return Promise.all([kept, noteEnvironmentOf(running, interaction)]).then(([events]) => events);
  };
}

/** Google's copy of the running interaction, if it is settled there while our stream is silent. */
async function probe(writer: TurnWriter, signal: AbortSignal): Promise<Interaction | null> {
  const id = writer.turn.interactions.at(-1)?.id;
  return id ? probeInteraction(id, signal) : null;
}
