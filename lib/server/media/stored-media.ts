import "server-only";
import type { Kysely } from "kysely";
import { type MediaContent, type MediaKind, mediaUri } from "@/lib/protocol/media";
import { mediaTypeOf } from "@/lib/protocol/media-types";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";

/** Something of an owner's whose bytes are stored. */
export type StoredMedia = {
  id: string;
  name: string;
  blobId: string;
  sha256: string;
  mimeType: string;
  size: number;
  width: number | null;
  height: number | null;
  isMissing: boolean;
};

/** Those of the ids that are the owner's and whose bytes have come, by id. */
export async function findMedia(
  owner: Owner,
  ids: readonly string[],
  db?: Kysely<Schema>,
): Promise<Map<string, StoredMedia>> {
  if (ids.length === 0) return new Map();
  const rows = await (db ?? (await database()).db)
    .selectFrom("media")
    .innerJoin("blobs", "blobs.id", "media.blob_id")
    .select(["media.id", "media.name", "blobs.id as blobId", "blobs.sha256", "blobs.mime_type as mimeType"])
    .select(["blobs.size", "blobs.width", "blobs.height", "blobs.missing_at"])
    .where("media.owner_id", "=", owner.id)
    .where("media.id", "in", [...new Set(ids)])
    .execute();
  return new Map(
    rows.map(({ missing_at, ...row }) => [row.id, { ...row, isMissing: missing_at !== null }] as const),
  );
}

/** The block of content that stands for it, here and in the page. */
export function toContent(media: StoredMedia): MediaContent {
  const { id, name, size, mimeType, width, height } = media;
  const block = {
    type: kindOf(mimeType),
    mime_type: mimeType,
    uri: mediaUri(id),
    media: { id, name, size, ...(width !== null && height !== null && { width, height }) },
  };
  // The table of types gives each kind its own MIME types, which the API's union cannot know.
  return block as MediaContent;
}

function kindOf(mimeType: string): MediaKind {
  return mediaTypeOf(mimeType)?.kind ?? "document";
}
