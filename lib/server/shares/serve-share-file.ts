import "server-only";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { addressKey } from "@/lib/server/limits/address-key";
import { blobStore } from "@/lib/server/media/blob-store";
import { serveStored } from "@/lib/server/media/serve";
import { liveness } from "./live-share";
import { noteMiss } from "./note-miss";

/** The bytes of a file of a share, to anybody, as those of media are served. Throws what `getShare` does. */
export async function serveShareFile(shareId: string, fileId: string, request: Request): Promise<Response> {
  const { db, engine } = await database();
  const found = await db
    .selectFrom("shares")
    .leftJoin("threads", "threads.id", "shares.thread_id")
    .leftJoin("share_files", (join) =>
      join.onRef("share_files.share_id", "=", "shares.id").on("share_files.id", "=", fileId),
    )
    .select(["share_files.id", "share_files.name", "share_files.mime_type", "share_files.size"])
    .select(["share_files.sha256", liveness(engine).as("is_live")])
    .where("shares.id", "=", shareId)
    .executeTakeFirst();
  if (!found) return noteMiss(request.headers);
  if (!found.is_live) throw new HttpError("share_gone");
  const { id, name, mime_type: mimeType, size, sha256 } = found;
  if (id === null || name === null || mimeType === null || size === null || sha256 === null) {
    return noteMiss(request.headers);
  }
  const viewer = { id: `address:${await addressKey(request.headers)}` };
  return serveStored(viewer, { name, mimeType, size, sha256 }, request, async (range) => {
    const bytes = await (await blobStore()).read(id, range);
    if (!bytes) throw new HttpError("file_missing");
    return bytes;
  });
}
