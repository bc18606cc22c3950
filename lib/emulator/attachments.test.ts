import { GoogleGenAI } from "@google/genai";
import { describe, expect, test } from "vitest";
import { createTestClient, outputOf } from "./test-client.ts";

const model = "gemini-3.8-flash";
const noRetries = { retries: { strategy: "none" as const } };
const text = (words: string) => ({ type: "text" as const, text: words });
const poem = Buffer.from("Shall I compare thee to a summer's day?").toString("base64");
const document = { type: "document", mime_type: "text/plain", data: poem };
const png = Buffer.concat([
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  Buffer.from("000002800000 01e0".replace(" ", ""), "hex"),
]).toString("base64");
const image = { type: "image", mime_type: "image/png", data: png };

function createSdk() {
  const client = createTestClient();
  const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: client.emulator.fetch } });
  return { ...client, ai };
}

describe("a file of the Files API", () => {
  test("is described by its name and what it holds, and remembered after it is gone", async () => {
    const { ai, call } = createSdk();
    const file = await ai.files.upload({
      file: new Blob(["one two three"], { type: "text/plain" }),
      config: { displayName: "numbers.txt" },
    });
    const content = { type: "document" as const, uri: file.uri, mime_type: file.mimeType };
    const first = await ai.interactions.create({ model, input: [text("What is this?"), content] }, noRetries);
    expect(first.output_text).toContain("**numbers.txt**, a text of 3 words");
    await call("POST", "/emulator/clock", { advanceMs: 49 * 3_600_000 });
    const second = await ai.interactions.create(
      { model, input: "How many words were in the file?", previous_interaction_id: first.id },
      noRetries,
    );
    expect(second.output_text).toContain("a text of 3 words");
  });

  test("that is unknown, deleted or expired is a matter of permission", async () => {
    const { ai, call, create } = createSdk();
    const unknown = {
      input: [{ type: "image", uri: "https://generativelanguage.googleapis.com/v1beta/files/abc" }],
    };
    expect(await create(unknown)).toMatchObject({
      error: {
        code: "permission_denied",
        message: "You do not have permission to access the File abc or it may not exist.",
      },
    });
    const file = await ai.files.upload({ file: new Blob(["x"], { type: "text/plain" }) });
    const input = [{ type: "document" as const, uri: file.uri, mime_type: file.mimeType }];
    await call("POST", "/emulator/clock", { advanceMs: 48 * 3_600_000 });
    const asking = ai.interactions.create({ model, input }, noRetries);
    await expect(asking).rejects.toMatchObject({ status: 403, name: "PermissionDeniedError" });
  });

  test("that is still being processed cannot be used yet", async () => {
    const { ai, call } = createSdk();
    const file = await ai.files.upload({
      file: new Blob(["x"], { type: "audio/wav" }),
      config: { displayName: "[fault: slow processing 5s]" },
    });
    const input = [{ type: "audio" as const, uri: file.uri, mime_type: file.mimeType }];
    const ask = () => ai.interactions.create({ model, input }, noRetries);
    await expect(ask()).rejects.toMatchObject({
      status: 400,
      error: {
        error: { code: "failed_precondition", message: expect.stringContaining("not in an ACTIVE state") },
      },
    });
    await call("POST", "/emulator/clock", { advanceMs: 5_000 });
    expect((await ask()).status).toBe("completed");
  });
});

describe("the demo partner", () => {
  test("tells of several attachments at once", async () => {
    const { create } = createTestClient();
    const video = { type: "video", uri: "https://www.youtube.com/watch?v=abc" };
    const answer = outputOf(await create({ input: [text("And these?"), image, document, video] }));
    expect(answer).toContain("1 image, 1 document, and 1 video");
    expect(answer).toContain("1. a PNG picture of 640 × 480 pixels");
    expect(answer).toContain("2. a text of 8 words (39 bytes), which begins “Shall I compare");
    expect(answer).toContain("3. a YouTube video");
  });

  test("answers the words beside an attachment as well", async () => {
    const { create } = createTestClient();
    const answer = outputOf(await create({ input: [text("What is 12*7?"), image] }));
    expect(answer).toContain("640 × 480");
    expect(answer).toContain("**84**");
  });

  test("remembers attachments of earlier turns, by kind", async () => {
    const { create } = createTestClient();
    const first = await create({ input: [image, document] });
    const ask = async (input: string) => outputOf(await create({ input, previous_interaction_id: first.id }));
    expect(await ask("What size was the picture?")).toMatch(/^That was a PNG picture of 640 × 480 pixels/);
    expect(await ask("Which files did I send?")).toContain("You sent 1 image and 1 document");
    expect(await ask("How many words does the text file have?")).toContain("8 words");
    expect(await ask("What is 2+2?")).toContain("**4**");
  });

  test("remembers attachments that are replayed", async () => {
    const { create } = createTestClient();
    const input = [{ type: "user_input", content: [image] }];
    const { steps = [] } = await create({ input, store: false });
    const asking = { type: "user_input", content: [text("What size was the image?")] };
    expect(outputOf(await create({ input: [...input, ...steps, asking], store: false }))).toContain(
      "640 × 480",
    );
  });
});

describe("media are checked", () => {
  test.each([
    ["not base64", { ...image, data: `${"A".repeat(4_000)}!${"A".repeat(4_000)}` }],
    ["a data URL", { ...image, data: `data:image/png;base64,${png}` }],
    ["an unknown type", { ...image, mime_type: "image/svg+xml" }],
    ["a type of another content", { ...document, mime_type: "image/png" }],
    ["octets", { ...document, mime_type: "application/octet-stream" }],
    ["an address without TLS", { type: "image", uri: "http://example.com/a.png" }],
    ["an address on this machine", { type: "image", uri: "file:///etc/passwd" }],
    ["YouTube as a picture", { type: "image", uri: "https://youtu.be/abc" }],
    ["both data and address", { ...image, uri: "https://example.com/a.png" }],
  ])("%s is refused", async (_name, block) => {
    const { call } = createTestClient();
    expect((await call("POST", "/v1/interactions", { model, input: [block] })).status).toBe(400);
  });

  test.each(["audio/webm;codecs=opus", "AUDIO/WAV", "audio/x-m4a"])(
    "%s is a recording",
    async (mime_type) => {
      const { create } = createTestClient();
      expect((await create({ input: [{ type: "audio", mime_type, data: "AAAA" }] })).status).toBe(
        "completed",
      );
    },
  );
});
