import "server-only";
import { mediaIdOf } from "@/lib/protocol/media";
import type { Thread } from "@/lib/protocol/thread";
import {
  type ExportedThread,
  filePathOf,
  type KnownFile,
  mediaOfTurn,
  toConversation,
} from "@/lib/protocol/to-conversation";
import { toMarkdown } from "@/lib/protocol/to-markdown";
import { CONVERSATION_NAME } from "@/lib/protocol/transfer";
import { pathTo } from "@/lib/protocol/tree";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { blobStore } from "@/lib/server/media/blob-store";
import { findMedia, type StoredMedia } from "@/lib/server/media/stored-media";
import { listFolders } from "@/lib/server/organise/folders";
import { findThread } from "@/lib/server/threads";
import { restoreSignatures } from "@/lib/server/turns/signatures";
import type { ZipEntry } from "./zip-stream";

/** A thread with everything that goes out with it. */
export type Exported = { detail: ExportedThread; media: ReadonlyMap<string, StoredMedia> };

/** Throws `not_found` where the owner has no such thread. */
export async function getExported(owner: Owner, threadId: string): Promise<Exported> {
  const detail = await findThread(owner, threadId);
  if (!detail) throw new HttpError("not_found");
  const turns = [];
  for (const turn of detail.turns) {
    turns.push({ ...turn, steps: await restoreSignatures(turn.id, turn.steps) });
  }
  const ids = turns.flatMap(mediaOfTurn).flatMap(({ uri }) => mediaIdOf(uri) ?? []);
  const folder = await folderNameOf(owner, detail.thread);
  return { detail: { ...detail, turns, folder }, media: await findMedia(owner, ids) };
}

async function folderNameOf(owner: Owner, { folderId }: Thread): Promise<string | null> {
  if (folderId === null) return null;
  const folders = await listFolders(owner);
  return folders.find(({ id }) => id === folderId)?.name ?? null;
}

/** Whether any file belongs to it, be it here or gone. */
export function hasFiles({ detail }: Exported): boolean {
  return detail.turns.flatMap(mediaOfTurn).some(({ uri }) => mediaIdOf(uri) !== null);
}

export function jsonOf({ detail, media }: Exported): string {
  return JSON.stringify(toConversation(detail, knownFiles(media)));
}

/** The branch that is shown. Where its files stand beside it, it leads to them. */
export function markdownOf({ detail, media }: Exported, hasFilesBeside = false): string {
  const { thread, turns } = detail;
  const branch = pathTo(Object.fromEntries(turns.map((turn) => [turn.id, turn])), thread.headTurnId);
  return toMarkdown({ title: thread.title, turns: branch }, (mediaId) => {
    const stored = hasFilesBeside ? media.get(mediaId) : undefined;
    return stored && !stored.isMissing ? filePathOf(mediaId, stored.mimeType) : null;
  });
}

/** The conversation as files in a folder: those that belong to it first, since only then is known which are there. */
export async function* entriesOf(exported: Exported, folder = ""): AsyncGenerator<ZipEntry> {
  const store = await blobStore();
  const media = new Map(exported.media);
  for (const [id, stored] of exported.media) {
    const bytes = stored.isMissing ? null : await store.read(stored.blobId);
    if (bytes) yield { path: folder + filePathOf(id, stored.mimeType), bytes, isPacked: true };
    else media.set(id, { ...stored, isMissing: true });
  }
  const whole = { ...exported, media };
  yield { path: folder + CONVERSATION_NAME, bytes: jsonOf(whole) };
  yield { path: `${folder}conversation.md`, bytes: markdownOf(whole, true) };
}

function knownFiles(media: Exported["media"]): Map<string, KnownFile> {
  return new Map(
    [...media].map(([id, { name, mimeType, size, sha256, isMissing }]) => [
      id,
      { name, mimeType, size, sha256: isMissing ? null : sha256 },
    ]),
  );
}
