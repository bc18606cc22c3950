import "server-only";
import type { Conversation, ImportedAccount, RefusedConversation } from "@/lib/protocol/transfer";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { importPresets } from "./import-presets";
import type { Package } from "./open-package";
import { parseText, readConversation } from "./read-conversation";
import { storeConversation } from "./store-conversation";

// A name in a zip may be as long as anything.
const NAME_MAX_LENGTH = 200;

export function isAccount(value: unknown): boolean {
  return typeof value === "object" && value !== null && Reflect.get(value, "format") === "parley.account";
}

/**
 * Takes in what an account has and the owner has not: so what was broken off can be begun again, and brings nothing
 * twice. A conversation that cannot be taken does not keep the others out.
 */
export async function importAccount(
  owner: Owner,
  account: unknown,
  conversations: readonly Package[],
): Promise<ImportedAccount> {
  const presets = await importPresets(owner, account);
  const known = await listKnown(owner);
  const refused: RefusedConversation[] = [];
  let threads = 0;
  for (const source of conversations) {
    try {
      const conversation = await readConversation(parseText(await source.readText()));
      const mark = markOf(conversation.thread);
      if (known.has(mark)) continue;
      await storeConversation(owner, source, conversation, "as it was");
      known.add(mark);
      threads += 1;
    } catch (cause) {
      if (!(cause instanceof HttpError)) throw cause;
      refused.push({ name: source.name.slice(0, NAME_MAX_LENGTH), code: cause.code });
    }
  }
  return { threads, presets, refused };
}

/** What tells a conversation from others: its ids are new wherever it is imported. */
function markOf({ title, createdAt }: Pick<Conversation["thread"], "title" | "createdAt">): string {
  return `${createdAt} ${title ?? ""}`;
}

async function listKnown(owner: Owner): Promise<Set<string>> {
  const { db } = await database();
  const rows = await db
    .selectFrom("threads")
    .select(["title", "created_at"])
    .where("owner_id", "=", owner.id)
    .where("deleted_at", "is", null)
    .execute();
  return new Set(rows.map(({ title, created_at }) => markOf({ title, createdAt: created_at })));
}
