import "server-only";
import { blobStore } from "./blob-store";
import { withIncoming } from "./incoming";
import { noteMissing } from "./missing";

/** Hands the path of stored bytes to `use`, fetching them first where they are elsewhere; null where they are gone. */
export async function withLocalFile<T>(blobId: string, use: (path: string) => Promise<T>): Promise<T | null> {
  const store = await blobStore();
  const bytes = await store.read(blobId);
  if (!bytes) {
    await noteMissing(blobId);
    return null;
  }
  if (!store.pathOf) return withIncoming(bytes, ({ path }) => use(path));
  await bytes.cancel();
  return use(store.pathOf(blobId));
}

/** Small bytes as a whole; null where they are gone. */
export async function readWhole(blobId: string): Promise<Buffer | null> {
  const bytes = await (await blobStore()).read(blobId);
  if (bytes) return Buffer.from(await new Response(bytes).arrayBuffer());
  await noteMissing(blobId);
  return null;
}
