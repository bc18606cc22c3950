import "server-only";
import type { Selectable } from "kysely";
import type { DocumentProblem, Metadata, StoreDocument } from "@/lib/protocol/stores";
import type { StoreDocumentsTable } from "@/lib/server/db/schema";

export type DocumentRow = Selectable<StoreDocumentsTable>;

export function toStoreDocument(row: DocumentRow): StoreDocument {
  const problem = row.problem === null ? null : (JSON.parse(row.problem) as DocumentProblem);
  return {
    id: row.id,
    name: row.name,
    mimeType: row.mime_type,
    size: row.size,
    metadata: metadataOf(row),
    state: row.state,
    problem,
    canRetry: row.state === "failed" && row.media_id !== null && problem?.code !== "file_missing",
    createdAt: row.created_at,
  };
}

/** Only `addDocument` writes it, after its schema has been checked. */
export function metadataOf({ metadata }: Pick<DocumentRow, "metadata">): Metadata[] {
  return JSON.parse(metadata) as Metadata[];
}
