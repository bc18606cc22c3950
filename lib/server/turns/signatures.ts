import "server-only";
import type { UnnumberedEvent } from "@/lib/protocol/events";
import type { Step } from "@/lib/protocol/interaction";
import { database } from "@/lib/server/db/client";

/**
 * The API signs thoughts and tool steps and wants the signatures back byte for byte when a history
 * is replayed. No reader needs them, and some are large: before an event is folded, each is put
 * aside under a short reference, which stands in its place until the replay.
 */
export type WithheldSignature = { ref: string; signature: string };
type Withhold = (signature: string) => string;

export function withholdSignatures(event: UnnumberedEvent, withhold: Withhold): UnnumberedEvent {
  switch (event.event_type) {
    case "step.start":
      return { ...event, step: withoutSignature(event.step, withhold) };
    case "step.delta":
      return { ...event, delta: withoutSignature(event.delta, withhold) };
    case "turn.recovered": {
      const steps = event.interaction.steps?.map((step) => withoutSignature(step, withhold));
      return { ...event, interaction: { ...event.interaction, ...(steps && { steps }) } };
    }
    default:
      return event;
  }
}

function withoutSignature<T extends object>(signed: T, withhold: Withhold): T {
  const signature = (signed as { signature?: unknown }).signature;
  // An empty signature stands for none; it stays as it is, because the replay must be exact.
  if (typeof signature !== "string" || signature === "") return signed;
  return { ...signed, signature: withhold(signature) };
}

/** The steps of a turn with their signatures in place again: for the API only. */
export async function restoreSignatures(turnId: string, steps: readonly Step[]): Promise<Step[]> {
  const { db } = await database();
  const rows = await db
    .selectFrom("signatures")
    .select(["ref", "signature"])
    .where("turn_id", "=", turnId)
    .execute();
  const byRef = new Map(rows.map((row) => [row.ref, row.signature]));
  return steps.map((step) => {
    const ref = (step as { signature?: string }).signature;
    const signature = ref ? byRef.get(ref) : undefined;
    return signature === undefined ? step : ({ ...step, signature } as Step);
  });
}
