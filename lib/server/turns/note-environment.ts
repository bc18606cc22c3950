import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { toEnvironmentId } from "@/lib/protocol/agents";
import type { Interaction } from "@/lib/protocol/interaction";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { noteEnvironment } from "@/lib/server/environments/owned-environments";

const TRIES = 40;
const RETRY_MS = 250;

type Worked = { owner: Owner; writer: { turn: Pick<Turn, "threadId"> } };

/** Notes whose the environment of an interaction is, where it has one. */
export async function noteEnvironmentOf(
  { owner, writer }: Worked,
  { environment_id: name }: Pick<Interaction, "environment_id">,
): Promise<void> {
  if (!name) return;
  const { threadId } = writer.turn;
  // A database that restarts is waited for; it is no reason to break the stream off.
  for (let tries = 1; ; tries++) {
    try {
      return await noteEnvironment(owner, toEnvironmentId(name), threadId);
    } catch (cause) {
      if (tries === TRIES) throw cause;
      await sleep(RETRY_MS);
    }
  }
}
