import "server-only";
import type { Transaction } from "kysely";
import type { UnnumberedEvent } from "@/lib/protocol/events";
import type { Step } from "@/lib/protocol/interaction";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";

/**
 * The API signs thoughts and tool steps and wants the signatures back byte for byte when a history
 * is replayed. No reader needs them, and some are large: before an event is folded, each is put
 * aside under a short reference, which stands in its place until the replay.
 */
export type WithheldSignature = { ref: string; signature: string };
type Withhold = (signature: string) => string;

export function withholdSignatures(event: UnnumberedEvent, withhold: Withhold): UnnumberedEvent {
  switch (event.event_type) {
    case "step.start": {
      const step = withoutSignature(event.step, withhold);
      return step === event.step ? event : { ...event, step };
    }
    case "step.delta": {
      const delta = withoutSignature(event.delta, withhold);
      return delta === event.delta ? event : { ...event, delta };
    }
    case "turn.recovered": {
      const steps = event.interaction.steps?.map((step) => withoutSignature(step, withhold));
      return { ...event, interaction: { ...event.interaction, ...(steps && { steps }) } };
    }
    default:
      return event;
  }
}

/** The step, or a delta of one, with a reference in the place of its signature. */
export function withoutSignature<T extends object>(signed: T, withhold: Withhold): T {
  const signature = (signed as { signature?: unknown }).signature;
  // An empty signature stands for none; it stays as it is, because the replay must be exact.
  if (typeof signature !== "string" || signature === "") return signed;
  return { ...signed, signature: withhold(signature) };
}

/** Puts them aside, in the transaction that stores what names them. Those that are there already stay. */
export async function storeSignatures(
  tx: Transaction<Schema>,
  turnId: string,
  signatures: readonly WithheldSignature[],
): Promise<void> {
  if (signatures.length === 0) return;
  await tx
    .insertInto("signatures")
    .values(signatures.map((withheld) => ({ turn_id: turnId, ...withheld })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
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
