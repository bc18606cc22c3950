import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { openS3Store } from "./s3-store";
import { startS3 } from "./test-s3";
import { pattern, testStore } from "./test-stores";

const BUCKET = "parley-test";

beforeAll(() => {
  vi.stubEnv("AWS_REGION", "auto");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "key");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
});

async function openBucket() {
  const s3 = await startS3(BUCKET);
  return { ...s3, store: openS3Store({ bucket: BUCKET, endpoint: s3.url }) };
}

describe("a bucket that speaks S3", () => {
  testStore(openBucket);

  test("leaves nothing half stored where it refuses a piece of a file, and says so", async () => {
    const { store, objects, faults, close } = await openBucket();
    const folder = await mkdtemp(join(tmpdir(), "parley-s3-"));
    const path = join(folder, "file");
    await writeFile(path, pattern(12_000_000));
    faults.refusesPieces = true;
    await expect(store.put("key", path, { mimeType: "video/mp4", size: 12_000_000 })).rejects.toThrow(
      "AccessDenied",
    );
    expect([objects.kept.size, objects.begun.size]).toEqual([0, 0]);
    await rm(folder, { recursive: true });
    await close();
  });

  test("that cannot be reached is a failure, and not a file that is missing", async () => {
    const { store, close } = await openBucket();
    await close();
    await expect(store.read("key")).rejects.toThrow();
  });

  test("that does not exist is a failure, too", async () => {
    const { url, close } = await startS3(BUCKET);
    const store = openS3Store({ bucket: "another", endpoint: url });
    await expect(store.read("key")).rejects.toThrow("NoSuchBucket");
    await close();
  });
});
