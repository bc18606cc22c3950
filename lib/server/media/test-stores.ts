import "server-only";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import type { BlobStore } from "./blob-store";

type Opened = { store: BlobStore; close(): Promise<void> };

const MB = 1024 ** 2;

/** Bytes of which no two stretches are alike, so that one in the wrong place is seen. */
export function pattern(size: number): Buffer {
  const result = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) result.writeUInt32LE(Math.imul(at + 1, 2_654_435_761) >>> 0, at);
  return result;
}

/** What every store promises, in whichever place it keeps the bytes. */
export function testStore(open: () => Promise<Opened>): void {
  let opened: Opened;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-store-"));
    opened = await open();
  });
  afterAll(async () => {
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  });

  const put = async (key: string, content: Uint8Array) => {
    const path = join(folder, newId());
    await writeFile(path, content);
    await opened.store.put(key, path, { mimeType: "video/mp4", size: content.length });
  };
  const read = async (key: string, range?: { start: number; end: number }) => {
    const stream = await opened.store.read(key, range);
    return stream && Buffer.from(await new Response(stream).arrayBuffer());
  };
  const keys = async () => {
    const found = new Map<string, number>();
    for await (const { key, storedAt } of opened.store.list()) found.set(key, storedAt);
    return found;
  };
  const keep = async (content: Uint8Array) => {
    const key = newId();
    await put(key, content);
    return key;
  };

  test("has nothing before anything was kept", async () => {
    expect([...(await keys())]).toEqual([]);
  });

  test.each([1, 1_000, 5 * MB, 12 * MB + 7])("gives back %i bytes as they were kept", async (size) => {
    const content = pattern(size + 4).subarray(0, size);
    const key = await keep(content);
    expect((await read(key))?.equals(content)).toBe(true);
  });

  test("gives back a part of them", async () => {
    const content = pattern(10_000);
    const key = await keep(content);
    const places = [
      [0, 0],
      [0, 9_999],
      [9_999, 9_999],
      [1, 4_000],
      [5_000, 5_001],
    ] as const;
    for (const [start, end] of places) {
      expect(await read(key, { start, end })).toEqual(content.subarray(start, end + 1));
    }
  });

  test("says that there are none under a key that it does not have", async () => {
    expect(await read(newId())).toBeNull();
    expect(await read(newId(), { start: 0, end: 0 })).toBeNull();
  });

  test("has none any more once they are removed, which may be done twice", async () => {
    const key = await keep(pattern(100));
    await opened.store.remove(key);
    expect(await read(key)).toBeNull();
    await opened.store.remove(key);
    await opened.store.remove(newId());
  });

  test("has the newer ones where a key is used again", async () => {
    const key = await keep(pattern(100));
    await put(key, pattern(5_000));
    expect(await read(key)).toEqual(pattern(5_000));
  });

  test("names every key once, with the time since when it is there", async () => {
    const before = await keys();
    const added = await Promise.all(Array.from({ length: 7 }, () => keep(pattern(8))));
    const [removed = ""] = added;
    await opened.store.remove(removed);
    const after = await keys();
    expect([...after.keys()].sort()).toEqual([...before.keys(), ...added.slice(1)].sort());
    for (const storedAt of after.values()) expect(Math.abs(Date.now() - storedAt)).toBeLessThan(60_000);
  });

  test("is not harmed by a reader who stops in the middle", async () => {
    const content = pattern(6 * MB);
    const key = await keep(content);
    const stream = await opened.store.read(key);
    const reader = stream?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect((await read(key))?.equals(content)).toBe(true);
  });

  test("has the file where it says, if it says so", async () => {
    const content = pattern(100);
    const path = opened.store.pathOf?.(await keep(content));
    if (path) expect(await readFile(path)).toEqual(content);
  });
}
