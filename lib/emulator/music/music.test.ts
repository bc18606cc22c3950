import { GoogleGenAI } from "@google/genai";
import { describe, expect, test } from "vitest";
import { readWav } from "../audio/test-sounds.ts";
import { answerOf, createTestClient, readEvents } from "../test-client.ts";
import { contentOf, type InteractionFields } from "../wire.ts";

const clip = "lyria-3-clip-preview";
const quick = { type: "audio", sample_rate: 8_000 };

function soundOf({ steps = [] }: InteractionFields) {
  const audio = steps.flatMap(({ content }) => contentOf(content)).find(({ type }) => type === "audio");
  return readWav(Buffer.from(String(audio?.data), "base64"));
}

describe("music", () => {
  test("comes as a stereo WAV of half a minute, with words, from the SDK", async () => {
    const { emulator } = createTestClient();
    const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
    const interaction = await ai.interactions.create(
      { model: clip, input: "A happy pop song about rivers" },
      { retries: { strategy: "none" } },
    );
    expect(interaction.output_audio?.mime_type).toBe("audio/wav");
    const sound = readWav(Buffer.from(interaction.output_audio?.data ?? "", "base64"));
    expect(sound).toMatchObject({ channels: 2, sampleRate: 44_100, seconds: 30 });
    expect(sound.samples.some((sample) => sample > 20_000)).toBe(true);
    expect(interaction.output_text).toContain("[Chorus]");
    expect(interaction.output_text).toContain("rivers");
  });

  test("differs from prompt to prompt and is the same for the same words", async () => {
    const { create } = createTestClient();
    const play = async (input: string) =>
      soundOf(await create({ model: clip, input, response_format: quick })).samples;
    const first = await play("A waltz for a cat");
    expect(await play("A waltz for a cat")).toEqual(first);
    expect(Buffer.from((await play("Techno for a cat")).buffer).equals(Buffer.from(first.buffer))).toBe(
      false,
    );
  });

  test("lasts as long as was asked for, where the model lets one ask", async () => {
    const { create } = createTestClient();
    const secondsOf = async (model: string, input: string) =>
      soundOf(await create({ model, input, response_format: quick })).seconds;
    expect(await secondsOf("lyria-3.5", "A lullaby, 12 seconds")).toBe(12);
    expect(await secondsOf("lyria-3-pro-preview", "An epic theme")).toBe(60);
    expect(await secondsOf(clip, "A lullaby, 12 seconds")).toBe(30);
  });

  test("without words tells its structure", async () => {
    const { create } = createTestClient();
    const { steps = [] } = await create({ model: clip, input: "Instrumental jazz", response_format: quick });
    expect(String(contentOf(steps[0]?.content)[0]?.text)).toMatch(/\[Verse\] \d+ bars/);
  });

  test("streams its words first, then the sound in one delta", async () => {
    const { stream } = createTestClient();
    const events = await readEvents(
      await stream({ model: clip, input: "A folk song", response_format: quick }),
    );
    const types = events.flatMap((event) => (event.event_type === "step.delta" ? [event.delta.type] : []));
    expect(answerOf(events)).toContain("[Verse]");
    expect(types.filter((type) => type === "audio")).toHaveLength(1);
    expect(types.at(-1)).toBe("audio");
  });

  test("takes its time, in the background too", async () => {
    const { create, get } = createTestClient();
    const input = "A folk song [pace: 0.01]";
    const { id, status } = await create({ model: clip, input, response_format: quick, background: true });
    expect(status).toBe("in_progress");
    expect((await get(id)).status).toBe("in_progress");
    await expect.poll(async () => (await get(id)).status, { timeout: 5_000 }).toBe("completed");
    expect(soundOf(await get(id)).seconds).toBe(30);
  });
});

test.each([
  ["a tool", { input: "A song", tools: [{ type: "google_search" }] }],
  ["a recording", { input: [{ type: "audio", mime_type: "audio/wav", data: "AAAA" }] }],
  ["no words", { input: [{ type: "image", mime_type: "image/png", data: "AAAA" }] }],
])("a model of music refuses %s", async (_name, body) => {
  const { call } = createTestClient();
  expect((await call("POST", "/v1/interactions", { model: clip, ...body })).status).toBe(400);
});
