import "server-only";
import type { AddDocument } from "@/lib/protocol/api";
import { newId } from "@/lib/protocol/id";
import type { StoreDocument } from "@/lib/protocol/stores";
import { env } from "@/lib/server/env";
import { createRig, type Rig } from "@/lib/server/rig";
import { addDocument } from "./add-document";
import { createStore } from "./create-store";
import { deleteStore } from "./delete-store";
import { listDocuments } from "./documents";
import { releaseDocuments } from "./take-up";

type GoogleDocument = { displayName: string; customMetadata?: { key: string }[] };

/** For tests: a person with a store, and what Google knows of it. */
export type Papers = {
  rig: Rig;
  /** The id of the store of the test that runs. */
  storeId: string;
  begin(): Promise<void>;
  end(): Promise<void>;
  put(name: string, words?: string, metadata?: AddDocument["metadata"]): Promise<StoreDocument>;
  stateOf(id: string): Promise<StoreDocument>;
  /** How many uploads into stores were begun at Google. */
  uploads(): Promise<number>;
  documentsAtGoogle(): Promise<GoogleDocument[]>;
  /** The names of all stores that Google has. */
  storesAtGoogle(): Promise<string[]>;
  /** Has Google lose the store. */
  loseStore(): Promise<void>;
  close(): Promise<void>;
};

export async function createPapers(): Promise<Papers> {
  const rig = await createRig();
  const askStores = (path: string, method = "GET") =>
    fetch(`${env().GOOGLE_GEMINI_BASE_URL}/v1beta/fileSearchStores${path}`, {
      method,
      headers: { "x-goog-api-key": "test-key" },
    });
  const askGoogle = (path: string, method = "GET") => askStores(`/${papers.storeId}${path}`, method);
  const papers: Papers = {
    rig,
    storeId: "",
    async begin() {
      papers.storeId = (await createStore(rig.owner, "Papers")).id;
    },
    end: () => deleteStore(rig.owner, papers.storeId).catch(() => undefined),
    async put(name, words = `Words of ${name} ${newId()}`, metadata = []) {
      const { media } = await rig.attach("words.txt", new TextEncoder().encode(words));
      if (!media) throw new Error("The attachment has no media.");
      return addDocument(rig.owner, papers.storeId, { attachmentId: media.id, name, metadata });
    },
    async stateOf(id) {
      const documents = await listDocuments(rig.owner, papers.storeId);
      const document = documents.find((candidate) => candidate.id === id);
      if (!document) throw new Error("The document is not in the list.");
      return document;
    },
    async uploads() {
      const begun = (await rig.requests()).filter(({ body }) => body !== undefined);
      return begun.filter(({ path }) => path.includes(":uploadToFileSearchStore")).length;
    },
    async documentsAtGoogle() {
      const { documents = [] }: { documents?: GoogleDocument[] } = await (
        await askGoogle("/documents")
      ).json();
      return documents;
    },
    async storesAtGoogle() {
      const { fileSearchStores = [] }: { fileSearchStores?: { name: string }[] } = await (
        await askStores("?pageSize=20")
      ).json();
      return fileSearchStores.map(({ name }) => name);
    },
    async loseStore() {
      await askGoogle("?force=true", "DELETE");
    },
    async close() {
      await releaseDocuments();
      await rig.close();
    },
  };
  return papers;
}
