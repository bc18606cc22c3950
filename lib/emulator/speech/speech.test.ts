import { GoogleGenAI } from "@google/genai";
import { describe, expect, test } from "vitest";
import { pitchOfSound, readWav, toSamples } from "../audio/test-sounds.ts";
import { createTestClient, readEvents } from "../test-client.ts";
import { contentOf, type InteractionFields } from "../wire.ts";

const model = "gemini-3.8-flash-tts";
const older = "gemini-3.1-flash-tts-preview";
const noRetries = { retries: { strategy: "none" as const } };
const SENTENCE = "The river bends to the left, and then to the right.";

function audioOf({ steps = [] }: InteractionFields) {
  return steps.flatMap(({ content }) => contentOf(content)).find(({ type }) => type === "audio");
}

function wavOf(interaction: InteractionFields) {
  return readWav(Buffer.from(String(audioOf(interaction)?.data), "base64"));
}

const withVoice = (voice: string) => ({ generation_config: { speech_config: [{ voice }] } });

describe("speech", () => {
  test("comes as a WAV from the SDK", async () => {
    const { emulator } = createTestClient();
    const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
    const interaction = await ai.interactions.create(
      { model, input: SENTENCE, response_format: { type: "audio" }, ...withVoice("Kore") },
      noRetries,
    );
    expect(interaction.output_audio?.mime_type).toBe("audio/wav");
    const wav = readWav(Buffer.from(interaction.output_audio?.data ?? "", "base64"));
    expect(wav).toMatchObject({ channels: 1, sampleRate: 24_000 });
    expect(interaction.steps?.map(({ type }) => type)).toEqual(["model_output"]);
    const tokens = interaction.usage?.output_tokens_by_modality?.[0];
    expect(tokens).toEqual({ modality: "audio", tokens: Math.ceil(wav.seconds * 25) });
  });

  test("streams as raw samples in several deltas, which together are what is stored", async () => {
    const { stream, get } = createTestClient();
    const events = await readEvents(await stream({ model, input: SENTENCE }));
    const deltas = events.flatMap((event) => (event.event_type === "step.delta" ? [event.delta] : []));
    expect(deltas.length).toBeGreaterThan(2);
    for (const delta of deltas) {
      expect(delta).toMatchObject({
        type: "audio",
        mime_type: "audio/l16",
        sample_rate: 24_000,
        channels: 1,
      });
    }
    const pcm = Buffer.concat(deltas.map(({ data }) => Buffer.from(String(data), "base64")));
    const [created] = events;
    const stored = await get(created && "interaction" in created ? created.interaction.id : "");
    expect(Buffer.from(String(audioOf(stored)?.data), "base64").equals(pcm)).toBe(true);
    expect(toSamples(pcm).some((sample) => sample > 20_000)).toBe(true);
  });

  test("is raw from the older model, with the rate in the type", async () => {
    const { create } = createTestClient();
    expect(audioOf(await create({ model: older, input: SENTENCE }))).toEqual({
      type: "audio",
      mime_type: "audio/L16;codec=pcm;rate=24000",
      data: expect.any(String),
    });
  });

  test("takes as long as the text is, and rests at its marks", async () => {
    const { create } = createTestClient();
    const secondsOf = async (input: string) => wavOf(await create({ model, input })).seconds;
    const once = await secondsOf(SENTENCE);
    expect(once).toBeGreaterThan(2);
    expect(once).toBeLessThan(6);
    expect((await secondsOf(`${SENTENCE} `.repeat(4))) / once).toBeCloseTo(4, 0);
    expect(await secondsOf("One, two, three.")).toBeGreaterThan((await secondsOf("One two three")) + 0.5);
    expect(await secondsOf("你好，世界。")).toBeGreaterThan(0.5);
  });

  test("leaves directions and tags unspoken", async () => {
    const { create } = createTestClient();
    const plain = wavOf(await create({ model, input: SENTENCE })).seconds;
    const directed = wavOf(await create({ model, input: `Say in a calm voice: ${SENTENCE}` })).seconds;
    expect(directed).toBeCloseTo(plain, 1);
    const laughing = wavOf(await create({ model, input: `<laugh> ${SENTENCE}` })).seconds;
    expect(laughing).toBeGreaterThan(plain + 0.5);
  });

  test.each([8_000, 16_000, 48_000])("has the sample rate that was asked for: %i", async (sample_rate) => {
    const { create } = createTestClient();
    const wav = wavOf(
      await create({ model, input: "Hello", response_format: { type: "audio", sample_rate } }),
    );
    expect(wav.sampleRate).toBe(sample_rate);
    expect(wav.seconds).toBeCloseTo(0.44, 0);
  });

  test("says what it is where a compressed type was asked for", async () => {
    const { create } = createTestClient();
    const response_format = { type: "audio", mime_type: "audio/mp3" };
    expect(audioOf(await create({ model, input: "Hello", response_format }))?.mime_type).toBe("audio/wav");
  });

  test("ends incomplete where the tokens run out", async () => {
    const { create } = createTestClient();
    const interaction = await create({
      model,
      input: SENTENCE,
      generation_config: { max_output_tokens: 25 },
    });
    expect(interaction.status).toBe("incomplete");
    expect(wavOf(interaction).seconds).toBe(1);
  });

  test("is cut with its stream", async () => {
    const { stream } = createTestClient();
    const events = await readEvents(await stream({ model, input: `${SENTENCE} [fault: silent end]` }));
    expect(events.filter(({ event_type }) => event_type === "step.delta")).toHaveLength(2);
    const half = await readEvents(await stream({ model, input: `${SENTENCE} [fault: incomplete]` }));
    expect(half.at(-1)).toMatchObject({ interaction: { status: "incomplete" } });
    expect(half.filter(({ event_type }) => event_type === "step.delta").length).toBeGreaterThan(0);
  });
});

describe("voices", () => {
  test("are thirty, each with a sample", async () => {
    const { emulator } = createTestClient();
    const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
    const { voices = [] } = await ai.voices.list({}, noRetries);
    expect(new Set(voices.map(({ id }) => id)).size).toBe(30);
    for (const { sample_audio } of voices) {
      expect(readWav(Buffer.from(sample_audio?.data ?? "", "base64")).seconds).toBeGreaterThan(0.8);
    }
    expect(await ai.voices.get("Puck", {}, noRetries)).toMatchObject({ id: "Puck", type: "prebuilt" });
  });

  test("come page by page", async () => {
    const { call } = createTestClient();
    const first = await (await call("GET", "/v1/voices?page_size=20")).json();
    const second = await (
      await call("GET", `/v1/voices?page_size=20&page_token=${first.next_page_token}`)
    ).json();
    expect([first.voices.length, second.voices.length, second.next_page_token]).toEqual([20, 10, undefined]);
  });

  test("are as high as they should be, whatever the case of their name", async () => {
    const { create } = createTestClient();
    const pitch = async (voice: string) => {
      const { samples, sampleRate } = wavOf(
        await create({ model, input: "Aaaa. Aaaa. Aaaa.", ...withVoice(voice) }),
      );
      return pitchOfSound(samples, sampleRate);
    };
    expect(await pitch("ZEPHYR")).toBeGreaterThan((await pitch("puck")) * 1.4);
  });

  test("take turns: by lines with names, and by annotations", async () => {
    const { create } = createTestClient();
    const speakers = [
      { speaker: "Joe", voice: "Puck" },
      { speaker: "Jane", voice: "Zephyr" },
    ];
    const script = "TTS the following conversation:\nJoe: How are you?\nJane: Very well.";
    const byLines = wavOf(
      await create({ model, input: script, generation_config: { speech_config: speakers } }),
    );
    const line = (text: string, speaker: string) => ({
      type: "text",
      text,
      annotations: [{ type: "speech_metadata", speaker, style: "calm" }],
    });
    const byAnnotations = wavOf(
      await create({
        model,
        input: [line("How are you?", "joe"), line("Very well.", "Jane")],
        generation_config: { speech_config: { speakers } },
      }),
    );
    expect(byAnnotations.seconds).toBeCloseTo(byLines.seconds, 1);
  });

  test.each([
    ["an unknown voice", { speech_config: [{ voice: "Elvis" }] }],
    ["three speakers", { speech_config: ["a", "b", "c"].map((speaker) => ({ speaker, voice: "Puck" })) }],
    ["two speakers without names", { speech_config: [{ voice: "Puck" }, { voice: "Kore" }] }],
    ["two of one name", { speech_config: ["Jo", "jo"].map((speaker) => ({ speaker, voice: "Puck" })) }],
    ["a name for a config", { speech_config: "Puck" }],
  ])("are checked: %s", async (_name, generation_config) => {
    const { call } = createTestClient();
    const response = await call("POST", "/v1/interactions", { model, input: "Hello", generation_config });
    expect(response.status).toBe(400);
  });
});

test.each([
  ["a picture", { input: [{ type: "image", mime_type: "image/png", data: "iVBORw0KGgo=" }] }],
  ["nothing to say", { input: "…" }],
  [
    "a speaker nobody knows",
    { input: [{ type: "text", text: "Hi", annotations: [{ type: "speech_metadata", speaker: "X" }] }] },
  ],
  ["a tool", { input: "Hi", tools: [{ type: "google_search" }] }],
  ["an unknown type", { input: "Hi", response_format: { type: "audio", mime_type: "audio/x-unknown" } }],
  ["too high a rate", { input: "Hi", response_format: { type: "audio", sample_rate: 96_000 } }],
])("a model of speech refuses %s", async (_name, body) => {
  const { call } = createTestClient();
  expect((await call("POST", "/v1/interactions", { model, ...body })).status).toBe(400);
});
