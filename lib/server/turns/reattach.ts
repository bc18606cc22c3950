import "server-only";
import type { Interaction } from "@/lib/protocol/interaction";
import { awaitInteraction } from "./find-interaction";
import { judge } from "./verdict";
import type { TurnWriter } from "./writer";

/** Ends a turn by what Google has of its interaction; what was received stays in any case. */
export async function reattach(writer: TurnWriter, signal: AbortSignal): Promise<void> {
  const id = writer.turn.interactions.at(-1)?.id;
  writer.write({ event_type: "turn.reattaching" });
  const interaction = id ? await awaitInteraction(id, signal) : null;
  if (interaction) await settleRecovered(writer, interaction);
  else await writer.settle("cut_off", { code: "cut_off" });
}

export async function settleRecovered(writer: TurnWriter, interaction: Interaction): Promise<void> {
  writer.write({ event_type: "turn.recovered", interaction });
  const verdict = judge(writer.turn, interaction.status, interaction.errors);
  await writer.settle(verdict.status, verdict.error);
}
