import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StreamEvent } from "@/lib/protocol/events";
import type { MediaContent } from "@/lib/protocol/media";
import { selectText } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";
import { env } from "@/lib/server/env";
import { wavHeader } from "@/lib/server/media/wav";
import { createRig, type Rig } from "@/lib/server/rig";

const HOUR_MS = 3_600_000;

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ INLINE_MAX_BYTES: "1000", FILE_PROCESSING_LIMIT_MS: "900" });
});
afterAll(() => rig.close());

const small = (words: string) => new TextEncoder().encode(words);
/** Text that is too large to go inside a request, and unlike any other. */
const large = (words: string) => new TextEncoder().encode(`${words}\n${`${words} `.repeat(400)}`);

/** Silence as a WAV of so many bytes of samples. */
const wavOf = (bytes: number) =>
  new Uint8Array(Buffer.concat([wavHeader(bytes, { rate: 8_000, channels: 1 }), Buffer.alloc(bytes)]));

const fileCalls = async (what: RegExp) =>
  (await rig.requests()).filter(({ method, path }) => what.test(`${method} ${path}`)).length;
const uploads = () => fileCalls(/^POST .*upload_id=/);

async function lastInput(): Promise<{ type: string; data?: string; uri?: string }[]> {
  const input = (await rig.calls()).at(-1)?.input as { content: never[] }[];
  return input.at(-1)?.content ?? [];
}

function stagesOf(events: readonly StreamEvent[]): string[] {
  return events.flatMap((event) => (event.event_type === "turn.preparing" ? [event.preparing.stage] : []));
}

async function askToTheEnd(
  text: string,
  files: MediaContent[],
): Promise<{ turn: Turn; events: StreamEvent[] }> {
  const { turnId } = await rig.send({ text, files });
  return rig.read(turnId);
}

describe("a file that is sent to the model", () => {
  test("is in no row and no frame, also after its answer was fetched from Google again", async () => {
    const words = "A secret of some length. ".repeat(30);
    const file = await rig.attach("inline.txt", small(words), "text/plain");
    const { turn, events } = await askToTheEnd("Count to 200 [fault: reset mid stream]", [file]);
    expect(turn.status).toBe("completed");
    expect(events.some((event) => event.event_type === "turn.recovered")).toBe(true);
    expect(JSON.stringify(events)).not.toContain(Buffer.from(words).toString("base64").slice(0, 200));
  });

  test("goes inside the request where it is small, and is described from its content", async () => {
    const file = await rig.attach("note.txt", small("The fox was red."), "text/plain");
    const turn = await rig.ask({ text: "What is this?", files: [file] });
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain("text");
    const [, block] = await lastInput();
    expect(block).toEqual({
      type: "document",
      mime_type: "text/plain",
      data: Buffer.from("The fox was red.").toString("base64"),
    });
  });

  test("goes by the Files API where it is large, once for all the turns that have it", async () => {
    const file = await rig.attach("long.txt", large("hedgehog"), "text/plain");
    const before = await uploads();
    const turn = await rig.ask({ text: "Read it", files: [file] });
    expect(turn.status).toBe("completed");
    expect((await lastInput()).at(-1)).toEqual({
      type: "document",
      mime_type: "text/plain",
      uri: expect.stringMatching(/\/files\/\w+$/),
    });
    await Promise.all([1, 2, 3].map(() => rig.ask({ text: "Read it again", files: [file] })));
    expect((await uploads()) - before).toBe(1);
  });

  test("is uploaded once also by turns that begin at the same moment", async () => {
    const file = await rig.attach("together.txt", large("owl"), "text/plain");
    const before = await uploads();
    const turns = await Promise.all([1, 2, 3, 4].map(() => rig.ask({ text: "Read it", files: [file] })));
    expect(turns.map(({ status }) => status)).toEqual(Array(4).fill("completed"));
    expect((await uploads()) - before).toBe(1);
  });

  test("may be all that a message has", async () => {
    const file = await rig.attach("alone.txt", small("Nothing else."), "text/plain");
    const turn = await rig.ask({ text: "", files: [file] });
    expect(turn.status).toBe("completed");
  });

  test("is named by its address where it is on the web, and is not fetched by us", async () => {
    const link: MediaContent = { type: "video", uri: "https://www.youtube.com/watch?v=abc" };
    const turn = await rig.ask({ text: "What happens in it?", files: [link] });
    expect(turn.status).toBe("completed");
    expect((await lastInput()).at(-1)).toEqual(link);
  });

  test("says what a picture is for in words before it", async () => {
    const dot = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const file = await rig.attach("style.png", new Uint8Array(dot), "image/png");
    const files = [{ ...file, referenceRole: "style" } as MediaContent];
    const turn = await rig.ask({
      text: "Draw a house",
      files,
      settings: { model: "gemini-nano-banana-2.1" },
    });
    expect(turn.status).toBe("completed");
    expect(await lastInput()).toEqual([
      { type: "text", text: "Draw a house" },
      { type: "text", text: expect.stringContaining("style") },
      { type: "image", mime_type: "image/png", data: dot.toString("base64") },
    ]);
  });
});

describe("a file that Google has no more", () => {
  test("UF-18 after 49 hours is uploaded again, unseen", async () => {
    const file = await rig.attach("old.txt", large("badger"), "text/plain");
    const first = await rig.ask({ text: "Read it", files: [file] });
    expect(first.status).toBe("completed");
    await rig.advanceGoogle(49 * HOUR_MS);
    const before = await uploads();
    const { threadId } = first;
    const again = await rig.ask({ text: "Read it once more", files: [file], threadId, parentId: first.id });
    expect(again.status).toBe("completed");
    expect(again.error).toBeNull();
    expect((await uploads()) - before).toBe(1);
  });

  test("a thread goes on after 49 hours without the file being attached again", async () => {
    const file = await rig.attach("kept.txt", large("marten"), "text/plain");
    const first = await rig.ask({ text: "Read it", files: [file] });
    await rig.advanceGoogle(49 * HOUR_MS);
    const before = await uploads();
    // Google has lost the conversation, too: what is sent in its place names a copy that is gone.
    const next = await rig.ask({
      text: "What was in it? [fault: previous 404]",
      threadId: first.threadId,
      parentId: first.id,
    });
    expect(next.status).toBe("completed");
    expect(next.error).toBeNull();
    expect((await uploads()) - before).toBe(1);
    const input = (await rig.calls()).at(-1)?.input as { content?: { uri?: string }[] }[];
    expect(input[0]?.content?.[1]?.uri).toMatch(/\/files\//);
  });

  test("DU-23 a thread that was idle for 56 days goes on, its file uploaded and its history sent again", async () => {
    const file = await rig.attach("autumn.txt", large("heron"), "text/plain");
    const first = await rig.ask({ text: "Read it [fault: forgotten]", files: [file] });
    await rig.advanceGoogle(56 * 24 * HOUR_MS);
    const before = await uploads();
    const { threadId } = first;
    const next = await rig.ask({ text: "And now?", files: [file], threadId, parentId: first.id });
    expect(next).toMatchObject({ status: "completed", error: null, replayed: true });
    expect((await uploads()) - before).toBe(1);
  });

  test("a thread goes on with the file when its history has to be sent again", async () => {
    const file = await rig.attach("history.txt", large("weasel"), "text/plain");
    const first = await rig.ask({ text: "Read it", files: [file] });
    const { threadId } = first;
    const turn = await rig.ask({ text: "And? [fault: previous 403]", threadId, parentId: first.id });
    expect(turn.status).toBe("completed");
    const input = (await rig.calls()).at(-1)?.input as { content?: { uri?: string }[] }[];
    expect(input[0]?.content?.[1]?.uri).toMatch(/\/files\//);
  });
});

describe("a file that the next model does not take", () => {
  test("is named in words where the history is sent to it", async () => {
    const sound = await rig.attach("hum.wav", wavOf(400), "audio/wav");
    const first = await rig.ask({ text: "What do you hear?", files: [sound] });
    const turn = await rig.ask({
      text: "Draw it [fault: previous 400]",
      settings: { model: "gemini-nano-banana-2.1" },
      threadId: first.threadId,
      parentId: first.id,
    });
    expect(turn.status).toBe("completed");
    const input = (await rig.calls()).at(-1)?.input as { type: string; content: { type: string }[] }[];
    expect(input[0]?.content).toEqual([
      { type: "text", text: "What do you hear?" },
      { type: "text", text: expect.stringContaining("hum.wav") },
    ]);
  });
});

describe("a file that Google cannot use", () => {
  test("UF-18 that is FAILED ends the turn with a sentence that names it", async () => {
    const file = await rig.attach("a [fault: processing failed].txt", large("mink"), "text/plain");
    const turn = await rig.ask({ text: "Read it", files: [file] });
    expect(turn).toMatchObject({
      status: "failed",
      error: { code: "file_refused", detail: "a [fault: processing failed].txt" },
    });
  });

  test("UF-18 that stays in PROCESSING is waited for, which is shown, and not for ever", async () => {
    const file = await rig.attach("a [fault: slow processing 60s].txt", large("otter"), "text/plain");
    const { turn, events } = await askToTheEnd("Read it", [file]);
    expect(stagesOf(events)).toContain("processing");
    expect(turn).toMatchObject({ status: "failed", error: { code: "file_not_ready" } });
  });

  test("is waited for while it is processed, and then used", async () => {
    const file = await rig.attach("a [fault: slow processing 0.4s].txt", large("seal"), "text/plain");
    const { turn, events } = await askToTheEnd("Read it", [file]);
    expect(stagesOf(events)).toContain("processing");
    expect(turn.status).toBe("completed");
  });

  test.each(["upload reset once", "upload 503 once"])("is sent again after an %s", async (fault) => {
    const file = await rig.attach(`b [fault: ${fault}].txt`, large(fault), "text/plain");
    const turn = await rig.ask({ text: "Read it", files: [file] });
    expect(turn.status).toBe("completed");
  });
});

describe("a file that is lost here", () => {
  test("DU-12 fails the message that sends it, by name, and not the thread that once had it", async () => {
    const file = await rig.attach("lost.txt", small("short"), "text/plain");
    const first = await rig.ask({ text: "Read it", files: [file] });
    await rm(join(env().DATA_DIR, "blobs"), { recursive: true });
    const { threadId } = first;
    const failed = await rig.ask({ text: "Again", files: [file] }).catch((cause: unknown) => cause);
    expect(failed).toMatchObject({ error: { code: "file_missing", detail: "lost.txt" } });
    const next = await rig.ask({ text: "Go on", threadId, parentId: first.id });
    expect(next.status).toBe("completed");
    const replayed = await rig.ask({ text: "Go on [fault: previous 403]", threadId, parentId: first.id });
    expect(replayed.status).toBe("completed");
  });

  test("cannot be sent any more once that is known", async () => {
    const file = await rig.attach("known.txt", small("known"), "text/plain");
    await rm(join(env().DATA_DIR, "blobs"), { recursive: true });
    await rig.ask({ text: "Read it", files: [file] });
    await expect(rig.ask({ text: "Read it", files: [file] })).rejects.toThrow("attachment_gone");
  });

  test("is mended by the same bytes coming again", async () => {
    const words = small("come back");
    await rig.attach("back.txt", words, "text/plain");
    await rm(join(env().DATA_DIR, "blobs"), { recursive: true });
    const { reconcileStore } = await import("@/lib/server/media/sweep");
    await reconcileStore();
    const file = await rig.attach("back.txt", words, "text/plain");
    expect((await rig.ask({ text: "Read it", files: [file] })).status).toBe("completed");
  });
});
