import { randomBytes } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { unzip } from "./test-transfer";
import { toZip, type ZipEntry } from "./zip-stream";

const ENTRIES = 300;
const ENTRY_BYTES = 256 * 1024;

describe("a zip that is made while it is read", () => {
  test("asks for no more than is read, and has all of it in the end", async () => {
    const content = randomBytes(ENTRY_BYTES);
    let asked = 0;
    async function* entries(): AsyncGenerator<ZipEntry> {
      for (; asked < ENTRIES; asked += 1) {
        yield { path: `${asked}.bin`, bytes: new Blob([content]).stream(), isPacked: true };
      }
    }
    const reader = toZip(entries()).getReader();
    const pieces: Uint8Array[] = [];
    pieces.push((await reader.read()).value ?? new Uint8Array());
    for (let turns = 0; turns < 1_000; turns += 1) await turn();
    expect(asked).toBeLessThan(5);
    for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
    const files = await unzip(Buffer.concat(pieces));
    expect(files.size).toBe(ENTRIES);
    expect(files.get("7.bin")).toEqual(content);
  });

  test("ends its entries where the reader goes away", async () => {
    const left: string[] = [];
    async function* entries(): AsyncGenerator<ZipEntry> {
      const bytes = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(ENTRY_BYTES)),
        cancel: () => void left.push("bytes"),
      });
      try {
        yield { path: "endless.bin", bytes, isPacked: true };
      } finally {
        left.push("entries");
      }
    }
    const reader = toZip(entries()).getReader();
    await reader.read();
    await reader.cancel();
    await expect.poll(() => left.toSorted()).toEqual(["bytes", "entries"]);
  });

  test("lets go of an entry that was opened as the reader went away", async () => {
    const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
    const letGo = vi.fn<() => void>();
    async function* entries(): AsyncGenerator<ZipEntry> {
      yield { path: "a.txt", bytes: "words" };
      await gone;
      yield { path: "b.bin", bytes: new ReadableStream({ cancel: letGo }) };
    }
    const reader = toZip(entries()).getReader();
    await reader.read();
    await reader.cancel();
    leave();
    await expect.poll(() => letGo).toHaveBeenCalledOnce();
  });

  test("breaks off where an entry fails, and is never taken for whole", async () => {
    async function* entries(): AsyncGenerator<ZipEntry> {
      yield { path: "a.txt", bytes: "words" };
      yield {
        path: "b.bin",
        bytes: new ReadableStream({ pull: (controller) => controller.error(new Error("The disk is gone.")) }),
      };
    }
    await expect(new Response(toZip(entries())).arrayBuffer()).rejects.toThrow();
  });
});
