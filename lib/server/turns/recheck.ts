import "server-only";
import { type Interaction, isSettled } from "@/lib/protocol/interaction";
import { reduceTurn } from "@/lib/protocol/reduce";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { isDraining } from "@/lib/server/shutdown-state";
import { look } from "./find-interaction";
import { newResultsOf } from "./history";
import { noteEnvironmentOf } from "./note-environment";
import { lockRestingTurn, saveRestingTurn, takeUpAgain } from "./resting-turn";
import { startRun } from "./run";
import { withholdSignatures } from "./signatures";
import { findTurn } from "./stored-turn";
import { judge } from "./verdict";
import { madeFor, withholdFromInteraction } from "./withhold-media";

const TIMEOUT_MS = 10_000;

/** Asks Google once more for the answer of a turn that was cut off; the turn as it is after that. */
export async function recheckTurn(owner: Owner, turnId: string): Promise<Turn> {
  const turn = await findTurn(owner, turnId);
  if (!turn) throw new HttpError("not_found");
  if (isDraining()) return turn;
  const id = turn.interactions.at(-1)?.id;
  // Results of functions that may have been sent have no interaction yet that could be looked for.
  if (turn.status !== "cut_off" || !id || newResultsOf(turn).length > 0) return turn;
  const { interaction: found } = await look(id, AbortSignal.timeout(TIMEOUT_MS));
  if (!found) return turn;
  if (!isSettled(found.status)) return turn.isBackground ? takeUp(owner, turn) : turn;
  await noteEnvironmentOf({ owner, writer: { turn } }, found);
  const interaction = await withholdFromInteraction(found, madeFor(owner, turn));
  const { recovered, signatures } = recover(turn, interaction);
  const stored = await store(owner, recovered, { turn, signatures });
  if (stored.epoch !== null) startRun({ owner, turn: stored.turn, epoch: stored.epoch });
  return stored.turn;
}

/** What still runs at Google is followed again. */
async function takeUp(owner: Owner, turn: Turn): Promise<Turn> {
  const { db } = await database();
  const taken = await db.transaction().execute(async (tx) => {
    const resting = await lockRestingTurn(tx, owner, turn.id);
    return resting?.turn.cursor === turn.cursor ? takeUpAgain(tx, resting) : null;
  });
  if (!taken) return (await findTurn(owner, turn.id)) ?? turn;
  startRun({ owner, ...taken });
  return taken.turn;
}

type StoredSignature = { turn_id: string; ref: string; signature: string };

function recover(turn: Turn, interaction: Interaction): { recovered: Turn; signatures: StoredSignature[] } {
  const signatures: StoredSignature[] = [];
  const withhold = (signature: string) => {
    const ref = `r${turn.cursor}.${signatures.length}`;
    signatures.push({ turn_id: turn.id, ref, signature });
    return ref;
  };
  const event = withholdSignatures({ event_type: "turn.recovered", interaction }, withhold);
  const reopened: Turn = { ...turn, status: "in_progress", error: null };
  const at = turn.settledAt ?? 0;
  const recovered = reduceTurn(reopened, { ...event, seq: turn.cursor + 1, at });
  const verdict = judge(recovered, interaction.status, interaction.errors);
  const end = { event_type: "turn.settled", seq: turn.cursor + 2, at, ...verdict } as const;
  return { recovered: reduceTurn(recovered, end), signatures };
}

/** A turn that has changed since it was looked at stays as it is: another look was quicker. */
async function store(
  owner: Owner,
  recovered: Turn,
  { turn, signatures }: { turn: Turn; signatures: StoredSignature[] },
): Promise<{ turn: Turn; epoch: number | null }> {
  const { db } = await database();
  return db.transaction().execute(async (tx) => {
    const resting = await lockRestingTurn(tx, owner, turn.id);
    if (resting?.turn.cursor !== turn.cursor) return { turn: resting?.turn ?? turn, epoch: null };
    if (signatures.length > 0) {
      await tx
        .insertInto("signatures")
        .values(signatures)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    return saveRestingTurn(tx, owner, { turn: recovered, epoch: resting.epoch });
  });
}
