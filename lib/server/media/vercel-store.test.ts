import { beforeAll, describe, expect, test, vi } from "vitest";
import { testStore } from "./test-stores";
import { startVercelBlob } from "./test-vercel";
import { openVercelStore } from "./vercel-store";

const TOKEN = "vercel_blob_rw_Store123_secret";

beforeAll(() => {
  vi.stubEnv("VERCEL_BLOB_RETRIES", "0");
});

async function openBlobs(token = TOKEN) {
  const blobs = await startVercelBlob(TOKEN);
  vi.stubEnv("VERCEL_BLOB_API_URL", blobs.apiUrl);
  return { ...blobs, store: openVercelStore(token) };
}

describe("Vercel Blob", () => {
  testStore(openBlobs);

  test("with a token that is wrong is a failure, and not a file that is missing", async () => {
    const { store, close } = await openBlobs("vercel_blob_rw_Store123_wrong");
    await expect(store.read("key")).rejects.toThrow();
    const listed = store.list()[Symbol.asyncIterator]();
    await expect(listed.next()).rejects.toThrow();
    await close();
  });
});
