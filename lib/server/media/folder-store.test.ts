import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { openFolderStore } from "./folder-store";
import { testStore } from "./test-stores";

async function openFolder() {
  const root = await mkdtemp(join(tmpdir(), "parley-folder-"));
  const folder = join(root, "blobs");
  return { folder, store: openFolderStore(folder), close: () => rm(root, { recursive: true, force: true }) };
}

describe("a folder", () => {
  testStore(openFolder);

  test("names what it keeps by our ids alone", async () => {
    const { folder, store, close } = await openFolder();
    const path = join(folder, "../../name of a person.png");
    const key = newId();
    await mkdir(folder);
    await writeFile(path, "x");
    await store.put(key, path, { mimeType: "image/png", size: 1 });
    const names = await readdir(folder, { recursive: true });
    expect(names.sort()).toEqual([key.slice(0, 2), join(key.slice(0, 2), key)]);
    await close();
  });

  test("is not held up by what somebody else put there", async () => {
    const { folder, store, close } = await openFolder();
    await mkdir(join(folder, "lost+found"), { recursive: true });
    await writeFile(join(folder, ".DS_Store"), "x");
    const found: string[] = [];
    for await (const { key } of store.list()) found.push(key);
    expect(found).toEqual([]);
    await close();
  });
});
