import { GoogleGenAI } from "@google/genai";
import { describe, expect, test } from "vitest";
import { answerOf, createTestClient, readEvents } from "../test-client.ts";
import { contentOf, type InteractionEvent, type InteractionFields } from "../wire.ts";
import { decodePng, differenceOf, walkJpeg } from "./test-pictures.ts";

const model = "gemini-3.1-flash-image";
const noRetries = { retries: { strategy: "none" as const } };
const small = { type: "image", image_size: "512" };
const smallPng = { ...small, mime_type: "image/png" };

type Client = ReturnType<typeof createTestClient>;

function imageOf({ steps = [] }: InteractionFields) {
  return steps.flatMap(({ content }) => contentOf(content)).findLast(({ type }) => type === "image");
}

function bytesOf(interaction: InteractionFields): Buffer {
  return Buffer.from(String(imageOf(interaction)?.data ?? ""), "base64");
}

async function draw(client: Client, input: unknown, more: object = {}) {
  const interaction = await client.create({ model, input, response_format: smallPng, ...more });
  return { interaction, ...decodePng(bytesOf(interaction)) };
}

describe("a picture", () => {
  test("comes as a JPEG of its true size from the SDK", async () => {
    const { emulator } = createTestClient();
    const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
    const interaction = await ai.interactions.create({ model, input: "A red boat on the sea" }, noRetries);
    expect(interaction.output_image?.mime_type).toBe("image/jpeg");
    const bytes = Buffer.from(interaction.output_image?.data ?? "", "base64");
    expect(walkJpeg(bytes)).toMatchObject({ width: 1_024, height: 1_024 });
    expect(interaction.usage?.output_tokens_by_modality).toEqual([{ modality: "image", tokens: 1_120 }]);
    expect(interaction.steps?.map(({ type }) => type)).toEqual(["thought", "model_output"]);
  });

  test("streams as one delta", async () => {
    const { stream } = createTestClient();
    const events = await readEvents(await stream({ model, input: "A cat", response_format: small }));
    const images = events.filter(
      (event) => event.event_type === "step.delta" && event.delta.type === "image",
    );
    expect(images).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ interaction: { status: "completed" } });
  });

  test("is the same for the same words, and another for others", async () => {
    const client = createTestClient();
    const first = bytesOf(await client.create({ model, input: "A cat in a garden", response_format: small }));
    const again = bytesOf(await client.create({ model, input: "A cat in a garden", response_format: small }));
    const other = bytesOf(
      await client.create({ model, input: "A cat in the garden", response_format: small }),
    );
    expect(again.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });

  test("is made in the background too", async () => {
    const { create, get } = createTestClient();
    const { id, status } = await create({ model, input: "A fish", response_format: small, background: true });
    expect(status).toBe("in_progress");
    await expect.poll(async () => (await get(id)).status).toBe("completed");
    expect(bytesOf(await get(id)).length).toBeGreaterThan(1_000);
  });

  test.each([
    ["1:1", "1K", 1_024, 1_024],
    ["16:9", "1K", 1_376, 768],
    ["9:16", "512", 384, 688],
    ["21:9", "2K", 3_168, 1_344],
    ["1:8", "1K", 384, 3_072],
    ["4:3", "4K", 4_800, 3_584],
  ])("of %s at %s is %i by %i pixels", async (aspect_ratio, image_size, width, height) => {
    const { create } = createTestClient();
    const response_format = { type: "image", aspect_ratio, image_size };
    expect(walkJpeg(bytesOf(await create({ model, input: "A house", response_format })))).toMatchObject({
      width,
      height,
    });
  });

  test("lets other work have its turn again and again while it is drawn at 4K", async () => {
    const { create } = createTestClient();
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await create({ model, input: "A house", response_format: { type: "image", image_size: "4K" } });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(20);
  });
});

describe("an edit", () => {
  test("changes the picture before it and keeps the rest", async () => {
    const client = createTestClient();
    const first = await draw(client, "A cat in a meadow by day");
    const previous_interaction_id = first.interaction.id;
    const withMoon = await draw(client, "Add a moon", { previous_interaction_id });
    const changed = differenceOf(first.pixels, withMoon.pixels);
    expect(changed).toBeGreaterThan(0.01);
    expect(changed).toBeLessThan(0.5);
    const atNight = await draw(client, "Make it night", { previous_interaction_id: withMoon.interaction.id });
    expect(differenceOf(withMoon.pixels, atNight.pixels)).toBeGreaterThan(0.8);
  });

  test.each(["Mirror it", "Add a red border", "In sepia", "Make the cat blue", "Surprise me"])(
    "can be seen: %s",
    async (instruction) => {
      const client = createTestClient();
      const first = await draw(client, "A cat in a meadow");
      const second = await draw(client, instruction, { previous_interaction_id: first.interaction.id });
      expect(differenceOf(first.pixels, second.pixels)).toBeGreaterThan(0.003);
    },
  );

  test("keeps the shape of the picture unless told otherwise", async () => {
    const { create } = createTestClient();
    const tall = { ...small, aspect_ratio: "9:16" };
    const first = await create({ model, input: "A robot", response_format: tall });
    const edited = await create({
      model,
      input: "Make it night",
      response_format: small,
      previous_interaction_id: first.id,
    });
    expect(walkJpeg(bytesOf(edited))).toMatchObject({ width: 384, height: 688 });
  });

  test("works from a replayed, an attached and an uploaded copy alike", async () => {
    const { create, emulator } = createTestClient();
    const instruction = { type: "text", text: "Add a rainbow" };
    const asking = { type: "user_input", content: [{ type: "text", text: "A boat at dawn" }] };
    const first = await create({ model, input: [asking], response_format: small });
    const byId = await create({
      model,
      input: "Add a rainbow",
      response_format: small,
      previous_interaction_id: first.id,
    });
    const replayed = await create({
      model,
      input: [asking, ...(first.steps ?? []), { type: "user_input", content: [instruction] }],
      response_format: small,
      store: false,
    });
    const attached = await create({ model, input: [instruction, imageOf(first)], response_format: small });
    const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
    const file = await ai.files.upload({
      file: new Blob([Uint8Array.from(bytesOf(first))], { type: "image/jpeg" }),
    });
    const image = { type: "image", uri: file.uri, mime_type: "image/jpeg" };
    const uploaded = await create({ model, input: [instruction, image], response_format: small });
    for (const edit of [replayed, attached, uploaded]) expect(bytesOf(edit).equals(bytesOf(byId))).toBe(true);
  });

  test("is not made of a new request", async () => {
    const client = createTestClient();
    const first = await draw(client, "A cat in a meadow");
    const fresh = await draw(client, "Draw a rocket in space");
    const after = await draw(client, "Draw a rocket in space", {
      previous_interaction_id: first.interaction.id,
    });
    expect(differenceOf(fresh.pixels, after.pixels)).toBe(0);
  });
});

describe("words and pictures", () => {
  test("come in one step where both were asked for", async () => {
    const { create, stream } = createTestClient();
    const body = { model, input: "A lighthouse at dusk", response_format: [{ type: "text" }, small] };
    const { steps = [] } = await create(body);
    expect(steps[1]?.content).toMatchObject([
      { type: "text", text: expect.stringContaining("lighthouse") },
      { type: "image" },
    ]);
    const events = await readEvents(await stream(body));
    expect(answerOf(events)).toContain("lighthouse");
    expect(deltaTypes(events).at(-1)).toBe("image");
  });

  test("alternate in a story", async () => {
    const { create } = createTestClient();
    const { steps = [] } = await create({
      model,
      input: "Tell a story of a house, with pictures",
      response_format: [{ type: "text" }, small],
    });
    const types = contentOf(steps[1]?.content).map(({ type }) => type);
    expect(types).toEqual(["text", "image", "text", "image", "text", "image"]);
  });

  test("are words alone where only those were asked for", async () => {
    const { create } = createTestClient();
    expect(
      imageOf(await create({ model, input: "What is 2+2?", response_format: { type: "text" } })),
    ).toBeUndefined();
  });
});

describe("faults", () => {
  test("no image: a refusal in words", async () => {
    const { create } = createTestClient();
    const interaction = await create({ model, input: "A cat [fault: no image]" });
    expect(imageOf(interaction)).toBeUndefined();
    expect(interaction.steps?.at(-1)?.content).toMatchObject([
      { text: expect.stringContaining("can't create") },
    ]);
  });

  test("interim image: a draft in the thought's summary, streamed and whole", async () => {
    const { create, stream } = createTestClient();
    const body = {
      model,
      input: "A cat [fault: interim image]",
      response_format: small,
      generation_config: { thinking_summaries: "auto" },
    };
    const interaction = await create(body);
    const summary = interaction.steps?.[0]?.summary as { type: string; data: string }[];
    expect(summary.map(({ type }) => type)).toEqual(["text", "image"]);
    expect(summary[1]?.data).not.toBe(imageOf(interaction)?.data);
    const events = await readEvents(await stream(body));
    expect(JSON.stringify(events)).toContain('"type":"thought_summary"');
    expect(deltaTypes(events)).toEqual(
      expect.arrayContaining(["thought_summary", "thought_signature", "image"]),
    );
  });

  test("cut image: the body ends inside the base64", async () => {
    const { stream, call } = createTestClient();
    const body = { model, input: "A cat [fault: cut image]", response_format: small };
    expect((await (await stream(body)).text()).slice(-500)).toMatch(/^[A-Za-z0-9+/]{500}$/);
    const unary = await call("POST", "/v1/interactions", body);
    await expect(unary.json()).rejects.toThrow();
  });

  test.each(["silent end", "malformed tail"])("%s cuts off what follows the picture", async (words) => {
    const { stream } = createTestClient();
    const events = await readEvents(
      await stream({ model, input: `A cat [fault: ${words}]`, response_format: small }),
    );
    expect(events.at(-1)?.event_type).toBe("step.delta");
  });

  test.each(["error event", "failed", "safety start", "empty"])("%s leaves no picture", async (words) => {
    const { stream } = createTestClient();
    const events = await readEvents(
      await stream({ model, input: `A cat [fault: ${words}]`, response_format: small }),
    );
    expect(deltaTypes(events)).not.toContain("image");
  });
});

test.each([
  ["an unknown ratio", { type: "image", aspect_ratio: "7:3" }, model],
  ["a size in lower case", { type: "image", image_size: "1k" }, model],
  ["a WebP", { type: "image", mime_type: "image/webp" }, model],
  ["512 from Nano Banana 2.1", { type: "image", image_size: "512" }, "gemini-nano-banana-2.1"],
  ["2K from the lite model", { type: "image", image_size: "2K" }, "gemini-3.1-flash-lite-image"],
  ["a long picture from the old model", { type: "image", aspect_ratio: "1:8" }, "gemini-2.5-flash-image"],
  ["sound from an image model", { type: "audio" }, model],
  ["a picture from a text model", { type: "image" }, "gemini-3.8-flash"],
])("refuses %s", async (_name, response_format, named) => {
  const { call } = createTestClient();
  const response = await call("POST", "/v1/interactions", { model: named, input: "A cat", response_format });
  expect(response.status).toBe(400);
});

test("an image model searches, and calls nothing else", async () => {
  const { call } = createTestClient();
  const statusOf = async (type: string) =>
    (
      await call("POST", "/v1/interactions", {
        model,
        input: "A cat",
        response_format: small,
        tools: [{ type }],
      })
    ).status;
  expect([await statusOf("google_search"), await statusOf("code_execution")]).toEqual([200, 400]);
});

function deltaTypes(events: InteractionEvent[]): string[] {
  return events.flatMap((event) => (event.event_type === "step.delta" ? [event.delta.type] : []));
}
