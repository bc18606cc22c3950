import "server-only";
import { newId } from "@/lib/protocol/id";
import type { ShareSnapshot, UpdateShare } from "@/lib/protocol/shares";
import { countMessages, toSnapshot } from "@/lib/protocol/to-snapshot";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { type Copy, copyFiles, removeCopies } from "./copy-files";
import { filesIn, getBranch } from "./shared-branch";

/** What is stored of a share besides its place and its times. */
export type Made = {
  columns: { title: string; snapshot: string; head_turn_id: string; messages: number };
  copies: ReadonlyMap<string, Copy>;
};

type Asked = { shareId: string; threadId: string; request: UpdateShare };

/**
 * Makes what a link shows, copies its files, and has `store` keep it. Where that fails the copies are gone
 * again. Throws `bad_request` for files that the branch does not have, whoever has them.
 */
export async function withSnapshot<T>(
  owner: Owner,
  { shareId, threadId, request }: Asked,
  store: (made: Made) => Promise<T>,
): Promise<T> {
  const branch = await getBranch(owner, threadId, request.headTurnId);
  const files = filesIn(branch);
  if (!request.mediaIds.every((id) => files.has(id)))
    throw new HttpError("bad_request", { field: "mediaIds" });
  const copies = await copyFiles(owner, request.mediaIds);
  const { title } = request;
  const snapshot: ShareSnapshot = toSnapshot(branch, {
    shareId,
    title,
    sharedOn: today(),
    files: copies,
    newId,
  });
  const columns = {
    title,
    snapshot: JSON.stringify(snapshot),
    head_turn_id: branch.at(-1)?.id ?? "",
    messages: countMessages(branch),
  };
  try {
    return await store({ columns, copies });
  } catch (cause) {
    await removeCopies([...copies.values()].map(({ id }) => id));
    throw cause;
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
