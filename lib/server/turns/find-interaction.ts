import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type Interaction, isSettled } from "@/lib/protocol/interaction";
import { toFailure } from "@/lib/server/gemini/failure";
import { getInteraction } from "@/lib/server/gemini/interactions";

const GET_TIMEOUT_MS = 10_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const FAILURES = 3;
// Google bounds a call in the foreground at 20 minutes.
const LIMIT_MS = 20 * 60_000;

/**
 * Looks for an interaction whose stream was lost, until Google has it settled. Null where Google
 * does not have it, cannot be reached, or does not settle it in time.
 */
export async function awaitInteraction(id: string, signal: AbortSignal): Promise<Interaction | null> {
  let failures = 0;
  let wait = FIRST_WAIT_MS;
  for (const began = performance.now(); performance.now() - began < LIMIT_MS; ) {
    const { interaction, status } = await look(id, signal);
    if (interaction && isSettled(interaction.status)) return interaction;
    if (status === 404 || status === 403 || status === 400) return null;
    failures = interaction ? 0 : failures + 1;
    if (failures >= FAILURES) return null;
    await sleep(wait, undefined, { signal });
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
  return null;
}

/** The interaction if Google has it settled now, else null. */
export async function probeInteraction(id: string, signal: AbortSignal): Promise<Interaction | null> {
  const { interaction } = await look(id, signal);
  return interaction && isSettled(interaction.status) ? interaction : null;
}

/** `status` is that of a refusal; null where there was none, or no answer. */
type Found = { interaction: Interaction | null; status: number | null };

/** The interaction as Google has it now, settled or not. */
export async function look(id: string, signal: AbortSignal): Promise<Found> {
  try {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(GET_TIMEOUT_MS)]);
    return { interaction: await getInteraction(id, bounded), status: null };
  } catch (cause) {
    signal.throwIfAborted();
    return { interaction: null, status: toFailure(cause).status };
  }
}
