import "server-only";
import type { Interaction } from "@/lib/protocol/interaction";
import type { Owner } from "@/lib/server/access/owner";
import { awaitInteraction } from "./find-interaction";
import { judge } from "./verdict";
import { madeFor, withholdFromInteraction } from "./withhold-media";
import type { TurnWriter } from "./writer";

/** A turn that runs: whose it is, where it is written, and what breaks it off. */
export type Running = { owner: Owner; writer: TurnWriter; signal: AbortSignal };

/** Ends a turn by what Google has of its interaction; what was received stays in any case. */
export async function reattach(running: Running): Promise<void> {
  const { writer, signal } = running;
  const id = writer.turn.interactions.at(-1)?.id;
  writer.write({ event_type: "turn.reattaching" });
  const interaction = id ? await awaitInteraction(id, signal) : null;
  if (interaction) await settleRecovered(running, interaction);
  else await writer.settle("cut_off", { code: "cut_off" });
}

export async function settleRecovered({ owner, writer }: Running, found: Interaction): Promise<void> {
  const interaction = await withholdFromInteraction(found, madeFor(owner, writer.turn));
  writer.write({ event_type: "turn.recovered", interaction });
  const verdict = judge(writer.turn, interaction.status, interaction.errors);
  await writer.settle(verdict.status, verdict.error);
}
