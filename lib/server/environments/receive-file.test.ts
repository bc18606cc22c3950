import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ENVIRONMENT_FILE_MAX_BYTES } from "@/lib/protocol/api-agents";
import type { Owner } from "@/lib/server/access/owner";
import { incomingFolder } from "@/lib/server/media/incoming";
import { listFiles } from "./list-files";
import { receiveFile } from "./receive-file";
import { serveFile } from "./serve-file";
import { createMachines, type Machines } from "./test-machines";

const STALL_MS = 300;
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

let machines: Machines;
let owner: Owner;
beforeAll(async () => {
  vi.stubEnv("UPLOAD_STALL_MS", String(STALL_MS));
  machines = await createMachines();
  owner = machines.rig.owner;
});
beforeEach(() => machines.setWeather("fair"));
afterAll(() => machines.close());

type Sent = { path?: string; headers?: Record<string, string>; query?: string };

function send(
  who: Owner,
  id: string,
  body: BodyInit | null,
  { path = "work/a.txt", headers, query }: Sent = {},
) {
  const address = `http://localhost/api/environments/${id}/file?${query ?? `path=${encodeURIComponent(path)}`}`;
  const init: RequestInit & { duplex: "half" } = {
    method: "PUT",
    body,
    duplex: "half",
    ...(headers && { headers }),
  };
  return receiveFile(who, id, new Request(address, init));
}

async function read(who: Owner, environmentId: string, path: string, isView = false) {
  const response = await serveFile(who, { environmentId, path, isView });
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe("a file that is put into an environment", () => {
  test("is there as it was sent, in the place of what was there", async () => {
    const id = await machines.make({ "work/a.txt": "old" });
    const bytes = Buffer.from(PNG, "base64");
    expect(await send(owner, id, bytes, { path: "work/new/picture.png" })).toMatchObject({
      path: "work/new/picture.png",
      name: "picture.png",
      mimeType: "image/png",
      size: bytes.length,
    });
    await send(owner, id, "new");
    expect((await read(owner, id, "work/a.txt")).bytes.toString()).toBe("new");
    const { headers, bytes: got } = await read(owner, id, "work/new/picture.png", true);
    expect([got.equals(bytes), headers.get("content-type")]).toEqual([true, "image/png"]);
  });

  test("may be empty, and may have a name in any writing", async () => {
    const id = await machines.make();
    for (const path of ["work/__init__.py", "work/写真 & más (1) + [2]=~'.txt"]) {
      await send(owner, id, null, { path });
      expect((await read(owner, id, path)).bytes).toHaveLength(0);
    }
    expect((await listFiles(owner, id)).files).toHaveLength(2);
  });

  test("may be as large as is said, in pieces and whole, and no byte larger", async () => {
    const id = await machines.make();
    const bytes = new Uint8Array(ENVIRONMENT_FILE_MAX_BYTES).fill(7);
    expect(await send(owner, id, bytes, { path: "large.bin" })).toMatchObject({ size: bytes.length });
    expect((await read(owner, id, "large.bin")).bytes.equals(bytes)).toBe(true);
    const before = machines.asked().length;
    const tooLarge = { "content-length": String(bytes.length + 1) };
    await expect(send(owner, id, "x", { headers: tooLarge })).rejects.toThrow("file_too_large");
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 ** 2)),
    });
    await expect(send(owner, id, endless)).rejects.toThrow("file_too_large");
    expect(machines.asked(), "Google got none of it").toHaveLength(before);
  });

  test("is not taken where it did not come whole, stood still, or is packed", async () => {
    const id = await machines.make();
    const before = machines.asked().length;
    await expect(send(owner, id, "short", { headers: { "content-length": "10" } })).rejects.toThrow(
      "upload_incomplete",
    );
    await expect(send(owner, id, "long", { headers: { "content-length": "2" } })).rejects.toThrow(
      "file_too_large",
    );
    const still = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(3)) });
    await expect(send(owner, id, still)).rejects.toThrow("upload_stalled");
    await expect(send(owner, id, "x", { headers: { "content-encoding": "gzip" } })).rejects.toThrow(
      "unsupported_content_type",
    );
    expect(machines.asked()).toHaveLength(before);
    expect(await readdir(incomingFolder()), "nothing is left on the disk").toEqual([]);
  });

  test("has one path, and nothing beside it", async () => {
    const id = await machines.make();
    for (const query of ["", "path=", "path=a&path=b", "path=a&view=1", "path=a&x=1", "view=1"]) {
      await expect(send(owner, id, "x", { query }), query).rejects.toThrow("bad_request");
    }
  });
});
