import "server-only";
import { newId } from "@/lib/protocol/id";
import type { Turn } from "@/lib/protocol/thread";
import type { UsageReport } from "@/lib/protocol/usage";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { purgeThreads } from "@/lib/server/delete-thread";
import type { Rig } from "@/lib/server/rig";
import { getThread } from "@/lib/server/threads";
import { reportUsage } from "@/lib/server/usage/report-usage";

/** `root` and `middle`, and below that two ways on, of which the second is shown. Only `one` has `word`. */
export async function makeTree(rig: Rig) {
  const root = await rig.ask({ text: "My name is Ada." });
  const { threadId } = root;
  const tell = (text: string, { id: parentId }: Turn) => rig.ask({ text, threadId, parentId });
  const middle = await tell("I live in Genoa.", root);
  const word = `w${newId()
    .replaceAll(/[^a-z]/gi, "")
    .toLowerCase()}`;
  const one = await tell(`Count to 20, ${word}`, middle);
  const other = await tell("Write a haiku", middle);
  const end = await tell("Write another one", other);
  return { threadId, root, middle, one, other, end, word };
}

export type TestTree = Awaited<ReturnType<typeof makeTree>>;

export const turnsOf = async (owner: Owner, threadId: string) => (await getThread(owner, threadId)).turns;
export const headOf = async (owner: Owner, threadId: string) =>
  (await getThread(owner, threadId)).thread.headTurnId;

/** What was used, once all of it is counted. */
export async function usedBy(owner: Owner): Promise<UsageReport> {
  for (;;) {
    const report = await reportUsage(owner, { days: 7, zone: 0 });
    if (report.isWhole) return report;
  }
}

/** Whether a turn is removed for good, once what can be is. */
export async function isRemoved(turnId: string): Promise<boolean> {
  await purgeThreads();
  const { db } = await database();
  const rows = await db.selectFrom("turns").select("id").where("id", "=", turnId).execute();
  return rows.length === 0;
}

/** Whether an interaction is to be deleted at Google. */
export async function isNoted(interactionId: string): Promise<boolean> {
  const { db } = await database();
  const rows = await db
    .selectFrom("deletions")
    .select("interaction_id")
    .where("interaction_id", "=", interactionId)
    .execute();
  return rows.length > 0;
}
