import "server-only";
import { isSettled } from "@/lib/protocol/interaction";
import { reduceTurn } from "@/lib/protocol/reduce";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { probeInteraction } from "./find-interaction";
import { withholdSignatures } from "./signatures";
import { findTurn } from "./stored-turn";
import { judge } from "./verdict";
import { madeFor, withholdFromInteraction } from "./withhold-media";

const TIMEOUT_MS = 10_000;

/** Asks Google once more for the answer of a turn that was cut off; the turn as it is after that. */
export async function recheckTurn(owner: Owner, turnId: string): Promise<Turn> {
  const turn = await findTurn(owner, turnId);
  if (!turn) throw new HttpError("not_found");
  const id = turn.interactions.at(-1)?.id;
  if (turn.status !== "cut_off" || !id) return turn;
  const found = await probeInteraction(id, AbortSignal.timeout(TIMEOUT_MS)).catch(() => null);
  if (!found || !isSettled(found.status)) return turn;
  const interaction = await withholdFromInteraction(found, madeFor(owner, turn));
  const signatures: { turn_id: string; ref: string; signature: string }[] = [];
  const withhold = (signature: string) => {
    const ref = `r${turn.cursor}.${signatures.length}`;
    signatures.push({ turn_id: turnId, ref, signature });
    return ref;
  };
  const event = withholdSignatures({ event_type: "turn.recovered", interaction }, withhold);
  const reopened: Turn = { ...turn, status: "in_progress", error: null };
  const at = turn.settledAt ?? 0;
  const recovered = reduceTurn(reopened, { ...event, seq: turn.cursor + 1, at });
  const verdict = judge(recovered, interaction.status, interaction.errors);
  const settled = reduceTurn(recovered, { event_type: "turn.settled", seq: turn.cursor + 2, at, ...verdict });
  await store(turn, settled, signatures);
  return settled;
}

async function store(
  before: Turn,
  after: Turn,
  signatures: { turn_id: string; ref: string; signature: string }[],
) {
  const { db } = await database();
  await db.transaction().execute(async (tx) => {
    if (signatures.length > 0) {
      await tx
        .insertInto("signatures")
        .values(signatures)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await tx
      .updateTable("turns")
      .set({ turn: JSON.stringify(after) })
      .where("id", "=", before.id)
      .where("settled_at", "is not", null)
      .execute();
  });
}
