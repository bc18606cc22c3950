import "server-only";
import { newId } from "@/lib/protocol/id";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { createFolder, listFolders } from "@/lib/server/organise/folders";
import { organiseThreads } from "@/lib/server/organise/organise-threads";

/**
 * Puts a thread into the folder of that name, which is made where there is none. Where there is no room for another
 * folder it stays in the list: it is here, and that counts more.
 */
export async function putInFolder(owner: Owner, threadId: string, name: string): Promise<void> {
  const known = (await listFolders(owner)).find((folder) => folder.name === name);
  try {
    const { id: folderId } = known ?? (await createFolder(owner, { id: newId(), name }));
    await organiseThreads(owner, { threadIds: [threadId], folderId });
  } catch (cause) {
    if (!(cause instanceof HttpError)) throw cause;
  }
}
