import "server-only";
import type { ThreadList } from "@/lib/protocol/api-list";
import { PINNED_MAX } from "@/lib/protocol/folders";
import type { Owner } from "@/lib/server/access/owner";
import { listThreads } from "@/lib/server/threads";
import { listFolders } from "./folders";

const FIRST_OF_FOLDER = 10;

/** The list as it is shown first; who has not written anything yet has nothing in it. */
export async function getThreadList(owner: Owner | null): Promise<ThreadList> {
  if (!owner) return { threads: [], nextCursor: null, pinned: [], folders: [] };
  const [page, pinned, folders] = await Promise.all([
    listThreads(owner),
    listThreads(owner, { section: "pinned", pageSize: PINNED_MAX }),
    listFolders(owner),
  ]);
  // Of collapsed ones too: they say whether something in them is unread, and open at once.
  const filled = folders.map(async (folder) => ({
    ...folder,
    ...(await listThreads(owner, { section: folder.id, pageSize: FIRST_OF_FOLDER })),
  }));
  return { ...page, pinned: pinned.threads, folders: await Promise.all(filled) };
}
