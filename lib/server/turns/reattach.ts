import "server-only";
import { countResume } from "@/lib/server/metrics/turns";
import { awaitInteraction } from "./find-interaction";
import { judgeRecovered, type Running } from "./judge-recovered";
import { resume } from "./resume";
import { CUT_OFF, type Verdict } from "./verdict";

/** How an interaction ended by what Google has of it; what was received stays in any case. */
export async function reattach(running: Running): Promise<Verdict> {
  const { writer, signal } = running;
  const id = writer.turn.interactions.at(-1)?.id;
  writer.write({ event_type: "turn.reattaching" });
  if (!id) return CUT_OFF;
  countResume();
  if (writer.turn.isBackground) return resume(running, id);
  const interaction = await awaitInteraction(id, signal);
  return interaction ? judgeRecovered(running, interaction) : CUT_OFF;
}
