import type { ApiClient } from "./api-client";
import { attach, textFile } from "./files";

export function createStore(_things: unknown, text: string) {
  return { displayName: `Papers, ${text}` };
}

export function addDocument({ attachmentId }: { attachmentId: string }, text: string) {
  return { attachmentId, name: `${text}.txt`, metadata: [{ key: "topic", value: text }] };
}

/** A new store with a document in it, which Google may still be indexing. */
export async function createStoredDocument(
  client: ApiClient,
): Promise<{ storeId: string; documentId: string }> {
  const store = await client.json<{ id: string }>("/api/stores", {
    method: "POST",
    body: { displayName: "Papers" },
  });
  const { id: attachmentId } = await attach(client, textFile("Words of a paper.", "paper.txt"));
  const document = await client.json<{ id: string }>(`/api/stores/${store.id}/documents`, {
    method: "POST",
    body: { attachmentId, name: "paper.txt", metadata: [] },
  });
  return { storeId: store.id, documentId: document.id };
}

/** What is in the person's stores. How far each document is changes by itself, and is left out. */
export async function storedDocumentsOf(client: ApiClient): Promise<unknown> {
  const { stores } = await client.json<{ stores: { id: string; displayName: string }[] }>("/api/stores");
  return Promise.all(
    stores.map(async ({ id, displayName }) => {
      const address = `/api/stores/${id}/documents`;
      const { documents } = await client.json<{ documents: { id: string; name: string }[] }>(address);
      return [id, displayName, documents.map((document) => [document.id, document.name])];
    }),
  );
}
