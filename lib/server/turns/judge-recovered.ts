import "server-only";
import type { Interaction } from "@/lib/protocol/interaction";
import type { Owner } from "@/lib/server/access/owner";
import { noteEnvironmentOf } from "./note-environment";
import { judge, type Verdict } from "./verdict";
import { madeFor, withholdFromInteraction } from "./withhold-media";
import type { TurnWriter } from "./writer";

/** A turn that runs: whose it is, where it is written, and what breaks it off. */
export type Running = {
  owner: Owner;
  writer: TurnWriter;
  signal: AbortSignal;
  /** The API's ids of the events that are written, by this process and by those before it. */
  heard: Set<string>;
  /** Whether the mark that the next call goes out is stored already. */
  isMarked: boolean;
};

/** How a turn ends whose interaction was found at Google, which has all of it. */
export async function judgeRecovered(running: Running, found: Interaction): Promise<Verdict> {
  const { owner, writer } = running;
  await noteEnvironmentOf(running, found);
  const interaction = await withholdFromInteraction(found, madeFor(owner, writer.turn));
  writer.write({ event_type: "turn.recovered", interaction });
  return judge(writer.turn, interaction.status, interaction.errors);
}
