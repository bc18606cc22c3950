import { readdir } from "node:fs/promises";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import type { Conversation } from "@/lib/protocol/transfer";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { incomingFolder } from "@/lib/server/media/incoming";
import { sweepMedia } from "@/lib/server/media/sweep";
import * as files from "@/lib/server/media/test-files";
import { type ZipEntry, zipOf } from "@/lib/server/media/test-zip";
import { createRig, type Rig } from "@/lib/server/rig";
import { getThread } from "@/lib/server/threads";
import { exportThread } from "./export-thread";
import { importConversation } from "./import-conversation";
import { type Changed, placesIn, replaceAt, VALUES, withChanges } from "./test-changes";
import { exported, imported, rowsStored, unzip } from "./test-transfer";

const FUZZ_MS = 10_000;

let rig: Rig;
let owner: Owner;
let conversation: Conversation;
let picture: Buffer;
/** Of somebody else: it must never be reached. */
let foreignMediaId: string;
let before: Record<string, number>;
beforeAll(async () => {
  rig = await createRig();
  ({ owner } = await createOwner());
  const attached = await rig.attach("a garden.png", new Uint8Array(files.png()));
  foreignMediaId = attached.media?.id ?? "";
  const { turnId, threadId } = await rig.send({
    text: "who won Euro 2024?",
    files: [attached],
    settings: { tools: [{ type: "google_search" }] },
  });
  await rig.read(turnId);
  await rig.ask({ text: "And before?", threadId, parentId: turnId });
  const parts = await unzip(await exported(rig.owner, threadId));
  conversation = JSON.parse(String(parts.get("conversation.json")));
  picture = parts.get(conversation.files[0]?.path ?? "") ?? Buffer.alloc(0);
});
beforeEach(async () => {
  before = await rowsStored();
});
afterAll(() => rig.close());

/** The conversation with something in it changed. */
const changed = (change: (copy: Changed) => void) => withChanges(conversation, change);

const pathOf = () => conversation.files[0]?.path ?? "";
const json = (text: string): ZipEntry => ({ name: "conversation.json", content: Buffer.from(text) });
const empty = (name: string): ZipEntry => ({ name, content: Buffer.alloc(0) });
const packed = (text: string, ...others: ZipEntry[]) =>
  Buffer.from(zipOf([json(text), { name: pathOf(), content: picture, isStored: true }, ...others]));

async function refusalOf(bytes: Buffer<ArrayBuffer> | string): Promise<HttpError> {
  const cause = await imported(owner, bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(cause instanceof HttpError)) throw new Error("It was taken, or failed in another way.", { cause });
  return cause;
}

/** Neither rows nor bytes; those that nothing names go with the next sweep. */
async function expectNothingLeft(): Promise<void> {
  await sweepMedia();
  expect(await rowsStored()).toEqual(before);
  expect(await readdir(incomingFolder())).toEqual([]);
}

async function expectRefused(bytes: Buffer<ArrayBuffer> | string, code = "import_unreadable"): Promise<void> {
  expect(await refusalOf(bytes)).toMatchObject({ code });
  await expectNothingLeft();
}

describe("IV-10 a file that somebody imports", () => {
  test("IV-10 is taken as it was exported", async () => {
    const { threadId } = await imported(owner, packed(JSON.stringify(conversation)));
    expect((await getThread(owner, threadId)).turns).toHaveLength(2);
  });

  test.each<[string, (copy: Changed) => void]>([
    ["another format", (copy) => Object.assign(copy, { format: "parley.account" })],
    ["a later version", (copy) => Object.assign(copy, { version: 2 })],
    ["a field more", (copy) => Object.assign(copy, { owner: "x" })],
    ["a field more in a turn", (copy) => Object.assign(copy.turns[0], { threadId: newId() })],
    ["an interaction of Google's", (copy) => Object.assign(copy.turns[0].interactions[0], { id: "v1_a" })],
    [
      "an environment",
      (copy) => Object.assign(copy.thread.settings, { environment: { environment_id: "e" } }),
    ],
    ["a model that is no id", (copy) => Object.assign(copy.thread.settings, { model: "../x" })],
    ["a title that is too long", (copy) => Object.assign(copy.thread, { title: "x".repeat(201) })],
    ["a title that cannot be stored", (copy) => Object.assign(copy.thread, { title: "a\0b" })],
    [
      "a message that is too long",
      (copy) => Object.assign(copy.turns[0].input[0], { text: "x".repeat(64_001) }),
    ],
    [
      "too many turns",
      (copy) => Object.assign(copy, { turns: Array(5_001).fill({ ...copy.turns[0], steps: [] }) }),
    ],
    ["a turn that runs", (copy) => Object.assign(copy.turns[1], { status: "in_progress" })],
    ["a turn that waits", (copy) => Object.assign(copy.turns[1], { status: "requires_action" })],
    ["an id twice", (copy) => Object.assign(copy.turns[1], { id: copy.turns[0].id })],
    ["a parent that is not there", (copy) => Object.assign(copy.turns[1], { parentId: newId() })],
    ["a turn that is its own parent", (copy) => Object.assign(copy.turns[1], { parentId: copy.turns[1].id })],
    ["a circle", (copy) => Object.assign(copy.turns[0], { parentId: copy.turns[1].id })],
    ["a head that is not there", (copy) => Object.assign(copy.thread, { headTurnId: newId() })],
    ["no head", (copy) => Object.assign(copy.thread, { headTurnId: null })],
    ["a step that is none", (copy) => copy.turns[0].steps.push(7)],
    ["a step without a type", (copy) => copy.turns[0].steps.push({ content: [] })],
    [
      "text that is none",
      (copy) =>
        Object.assign(copy.turns[0].steps, [{ type: "model_output", content: [{ type: "text", text: 7 }] }]),
    ],
    [
      "bytes inside of it",
      (copy) =>
        copy.turns[0].steps.push({
          type: "model_output",
          content: [{ type: "image", data: "aGk=" }],
        }),
    ],
    [
      "an input of another kind",
      (copy) => copy.turns[0].input.push({ type: "function_result", result: "x" }),
    ],
    [
      "a file that it does not list",
      (copy) => copy.turns[0].input.push({ type: "image", uri: "files/x.png" }),
    ],
    ["a file that nothing has", (copy) => Object.assign(copy.turns[0], { input: [] })],
    ["a file twice", (copy) => copy.files.push(copy.files[0])],
    ["a file of another size", (copy) => Object.assign(copy.files[0], { size: 3 })],
    ["a file with another hash", (copy) => Object.assign(copy.files[0], { sha256: "0".repeat(64) })],
    ["a path that leads out", (copy) => Object.assign(copy.files[0], { path: "files/../../x.png" })],
  ])("IV-10 is refused as a whole where it has %s", async (_name, change) => {
    await expectRefused(packed(changed(change)));
  });

  test.each([
    ["a file of somebody else", () => `/api/media/${foreignMediaId}`],
    ["what the key of this server reaches", () => "https://generativelanguage.googleapis.com/v1beta/files/a"],
    ["the same in other letters", () => "https://GenerativeLanguage.googleapis.com/v1beta/files/a"],
    ["a machine beside this one", () => "https://192.168.0.1/a.png"],
    ["what is not encrypted", () => "http://example.com/a.png"],
    ["the disk", () => "file:///etc/passwd"],
    ["bytes in its address", () => "data:image/png;base64,aGk="],
  ])("IV-10 names nothing but its own files and the web: not %s", async (_name, address) => {
    const block = { type: "image", mime_type: "image/png", uri: address() };
    for (const step of [
      { type: "model_output", content: [block] },
      { type: "thought", summary: [block] },
      { type: "function_result", call_id: "1", result: [{ type: "text", text: "x" }, block] },
      { type: "something_new", content: [block] },
    ]) {
      await expectRefused(packed(changed((copy) => copy.turns[0].steps.push(step))));
    }
    await expectRefused(packed(changed((copy) => copy.turns[0].input.push(block))));
  });

  test("IV-10 is refused where it changes what an object is, or is nested without end", async () => {
    const text = JSON.stringify(conversation);
    await expectRefused(packed(text.replace('"thread":{', '"thread":{"__proto__":{"isAdmin":true},')));
    await expectRefused(packed(text.replace('"steps":[', '"steps":[{"type":"x","__proto__":{"a":1}},')));
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    await expectRefused(packed(text.replace('"steps":[', `"steps":[{"type":"x","deep":${deep}},`)));
    await expectRefused(deep);
  });

  test.each(["", " ", "null", "[]", "{}", "{", "PK", "PK\u0003\u0004", "\u0000", "<html>", "7"])(
    "IV-10 is refused where it is nothing of the kind: %j",
    async (text) => {
      await expectRefused(text, text === "" ? "empty_file" : "import_unreadable");
    },
  );

  test("IV-10 is refused where its text is no UTF-8", async () => {
    await expectRefused(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]));
  });

  test("IV-10 is refused where its files did not come with it", async () => {
    const text = JSON.stringify(conversation);
    expect((await refusalOf(text)).field).toBe("files.0");
    await expectRefused(Buffer.from(zipOf([json(text)])));
  });

  test("IV-10 is refused where its zip is made to harm", async () => {
    const text = JSON.stringify(conversation);
    const good: ZipEntry = { name: pathOf(), content: picture };
    const zips: ZipEntry[][] = [
      [good],
      [json(text), json(text), good],
      [json(text), { name: "a/conversation.json", content: Buffer.from(text) }, good],
      [json(text), good, good],
      [json(text), { ...good, isLink: true }],
      [json(text), { ...good, claimedSize: 10 }],
      [json(text), { ...good, content: Buffer.concat([picture, picture]), claimedSize: picture.length }],
      [{ ...json(text), claimedSize: 10 }, good],
      [json(text), good, { name: "../../outside.txt", content: Buffer.from("x") }],
      [json(text), good, { name: "/etc/cron.d/x", content: Buffer.from("x") }],
      [json(text), good, { name: "..\\outside.txt", content: Buffer.from("x") }],
      [json(text), good, ...Array.from({ length: 50_000 }, (_, index) => empty(`x${index}`))],
      [json(text), good, empty("x"), empty("x")],
    ];
    for (const entries of zips) await expectRefused(Buffer.from(zipOf(entries)));
    const whole = Buffer.from(zipOf([json(text), good]));
    for (const length of [30, 200, whole.length - 30]) {
      await expectRefused(Buffer.from(whole.subarray(0, length)));
    }
  });

  test("IV-10 is refused where its JSON or a file is larger when unpacked than anything can be", async () => {
    const blank = Buffer.alloc(33 * 1024 * 1024, " ");
    await expectRefused(
      Buffer.from(zipOf([{ name: "conversation.json", content: blank }])),
      "file_too_large",
    );
    const bomb = changed((copy) => Object.assign(copy.files[0], { size: blank.length }));
    await expectRefused(Buffer.from(zipOf([json(bomb), { name: pathOf(), content: blank }])));
  });

  test("IV-10 is refused before it is read where it is made of millions of tiny values", async () => {
    const values = `[${"{},".repeat(2_000_000)}{}]`;
    const text = JSON.stringify(conversation).replace('"steps":[', `"steps":[{"type":"x","a":${values}},`);
    await expectRefused(packed(text), "file_too_large");
  });

  test("IV-10 is taken one after the other of a person, and a few at once of everybody", async () => {
    const bytes = packed(JSON.stringify(conversation));
    const owners = await Promise.all(Array.from({ length: 8 }, createOwner));
    const all = await Promise.all(owners.map(({ owner: own }) => imported(own, bytes)));
    expect(new Set(all.map(({ threadId }) => threadId)).size).toBe(8);
    const both = await Promise.allSettled([imported(owner, bytes), imported(owner, bytes)]);
    const refused = both.filter(({ status }) => status === "rejected");
    expect(refused).toMatchObject([{ reason: { code: "too_many_requests" } }]);
  });

  test("IV-10 looks into its files as into any that is attached", async () => {
    const { createHash } = await import("node:crypto");
    const withFile = (content: Buffer) => {
      const sha256 = createHash("sha256").update(content).digest("hex");
      const text = changed((copy) => Object.assign(copy.files[0], { size: content.length, sha256 }));
      return Buffer.from(zipOf([json(text), { name: pathOf(), content }]));
    };
    await expectRefused(withFile(picture.subarray(0, picture.length - 12)), "file_damaged");
    await expectRefused(withFile(files.pdf()), "file_type_mismatch");
    await expectRefused(withFile(files.png(60_000, 60_000)), "too_many_pixels");
    await expectRefused(withFile(Buffer.from([0, 1, 2, 3, 4])), "file_type_mismatch");
  });

  test("IV-10 is sent as bytes, which no form of another site can do", async () => {
    for (const type of [null, "text/plain", "application/x-www-form-urlencoded", "application/json"]) {
      const request = new Request("http://localhost/", {
        method: "POST",
        body: new Uint8Array(packed(JSON.stringify(conversation))),
        headers: type === null ? {} : { "content-type": type },
      });
      await expect(importConversation(owner, request)).rejects.toThrow("unsupported_content_type");
    }
    await expectNothingLeft();
  });

  test(
    "IV-10 is taken or refused with anything in it changed, and what is taken can be read",
    async () => {
      const places = [...placesIn(conversation)];
      const values = fc.constantFrom<unknown>(...VALUES);
      const change = fc.tuple(fc.constantFrom(...places), values);
      let taken = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
          const text = changed((copy) => {
            for (const [path, value] of changes) replaceAt(copy, path, value);
          });
          const result = await imported(owner, packed(text)).catch((cause: unknown) => {
            if (cause instanceof HttpError && cause.code !== "internal") return null;
            throw cause;
          });
          if (!result) return;
          taken += 1;
          await getThread(owner, result.threadId);
          for (const format of ["json", "markdown"] as const) {
            await (await exportThread(owner, result.threadId, format)).arrayBuffer();
          }
        }),
        { numRuns: 400, interruptAfterTimeLimit: FUZZ_MS, markInterruptAsFailure: false },
      );
      expect(taken).toBeGreaterThan(0);
    },
    FUZZ_MS * 6,
  );
});
