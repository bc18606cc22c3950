import "server-only";
import type { Interaction } from "@/lib/protocol/interaction";
import type { Owner } from "@/lib/server/access/owner";
import { awaitInteraction } from "./find-interaction";
import { judge, type Verdict } from "./verdict";
import { madeFor, withholdFromInteraction } from "./withhold-media";
import type { TurnWriter } from "./writer";

/** A turn that runs: whose it is, where it is written, and what breaks it off. */
export type Running = { owner: Owner; writer: TurnWriter; signal: AbortSignal };

/** How an interaction ended by what Google has of it; what was received stays in any case. */
export async function reattach(running: Running): Promise<Verdict> {
  const { writer, signal } = running;
  const id = writer.turn.interactions.at(-1)?.id;
  writer.write({ event_type: "turn.reattaching" });
  const interaction = id ? await awaitInteraction(id, signal) : null;
  return interaction
    ? judgeRecovered(running, interaction)
    : { status: "cut_off", error: { code: "cut_off" } };
}

export async function judgeRecovered({ owner, writer }: Running, found: Interaction): Promise<Verdict> {
  const interaction = await withholdFromInteraction(found, madeFor(owner, writer.turn));
  writer.write({ event_type: "turn.recovered", interaction });
  return judge(writer.turn, interaction.status, interaction.errors);
}
