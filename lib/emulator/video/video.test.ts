import { GoogleGenAI } from "@google/genai";
import { describe, expect, test } from "vitest";
import { factsOf } from "../facts/glimpse.ts";
import { parseSceneNote } from "../images/scene.ts";
import { createTestClient, readEvents } from "../test-client.ts";
import { contentOf, type InteractionFields } from "../wire.ts";

const model = "gemini-omni-1.2-flash";
const short = { type: "video", resolution: "360p", duration: "3s" };

function filmOf({ steps = [] }: InteractionFields) {
  const video = steps.flatMap(({ content }) => contentOf(content)).find(({ type }) => type === "video");
  return factsOf(Buffer.from(String(video?.data), "base64"), "video/mp4");
}

/** The boxes of an MP4 by their names; throws where one reaches beyond the file. */
function boxesOf(bytes: Buffer): Map<string, Buffer> {
  const boxes = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || at + size > bytes.length) throw new Error(`No box at ${at}.`);
    boxes.set(bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + size));
    at += size;
  }
  return boxes;
}

describe("a film", () => {
  test("comes as an MP4 from the SDK, its pictures where the index says", async () => {
    const { emulator } = createTestClient();
    const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
    const interaction = await ai.interactions.create(
      { model, input: "A boat on the sea", response_format: { type: "video", resolution: "360p" } },
      { retries: { strategy: "none" } },
    );
    expect(interaction.output_video?.mime_type).toBe("video/mp4");
    const bytes = Buffer.from(interaction.output_video?.data ?? "", "base64");
    expect(factsOf(bytes, "video/mp4")).toMatchObject({ width: 640, height: 360, seconds: 4 });
    const boxes = boxesOf(bytes);
    expect([...boxes.keys()]).toEqual(["ftyp", "free", "moov", "mdat"]);
    const index = boxes.get("moov") ?? Buffer.alloc(0);
    const sizes = index.indexOf("stsz") + 12;
    const count = index.readUInt32BE(sizes);
    expect(count).toBe(40);
    const first = index.readUInt32BE(index.indexOf("stco") + 12);
    let at = first;
    for (let frame = 0; frame < count; frame += 1) {
      const size = index.readUInt32BE(sizes + 4 + frame * 4);
      expect(bytes.readUInt32BE(at)).toBe(size - 4);
      expect(bytes[at + 4]).toBe(frame === 0 ? 0x65 : 0x41);
      at += size;
    }
    expect(at).toBe(bytes.length);
  });

  test.each([
    ["16:9", "720p", "5s", 1_280, 720, 5],
    ["9:16", "360p", "3s", 360, 640, 3],
    ["16:9", "1080p", "3s", 1_920, 1_080, 3],
  ])("of %s at %s lasts %s", async (aspect_ratio, resolution, duration, width, height, seconds) => {
    const { create } = createTestClient();
    const response_format = { type: "video", aspect_ratio, resolution, duration };
    expect(filmOf(await create({ model, input: "A cat", response_format }))).toMatchObject({
      width,
      height,
      seconds,
    });
  });

  test("streams as one delta", async () => {
    const { stream } = createTestClient();
    const events = await readEvents(await stream({ model, input: "A rocket", response_format: short }));
    const types = events.flatMap((event) => (event.event_type === "step.delta" ? [event.delta.type] : []));
    expect(types).toEqual(["video"]);
  });

  test("is changed by the next turn, and begins with a picture that is sent", async () => {
    const { create } = createTestClient();
    const sceneOf = (interaction: InteractionFields) => parseSceneNote(filmOf(interaction).sceneNote);
    const first = await create({ model, input: "A boat at dusk", response_format: short });
    const edit = await create({
      model,
      input: "Make it night",
      response_format: short,
      previous_interaction_id: first.id,
    });
    expect(sceneOf(edit)).toEqual({ ...sceneOf(first), time: "night" });
    const drawn = await create({
      model: "gemini-3.1-flash-image",
      input: "A robot",
      response_format: { type: "image", image_size: "512" },
    });
    const image = contentOf(drawn.steps?.[1]?.content)[0];
    const moving = await create({
      model,
      input: [{ type: "text", text: "Bring this to life" }, image],
      response_format: short,
    });
    expect(sceneOf(moving)?.subjects).toEqual([{ kind: "robot", count: 1 }]);
  });
});

test.each([
  ["a resolution it does not make", { response_format: { type: "video", resolution: "4k" } }],
  ["a minute", { response_format: { type: "video", duration: "60s" } }],
  ["an unknown task", { generation_config: { video_config: { task: "paint" } } }],
  ["a tool", { tools: [{ type: "code_execution" }] }],
])("a model of films refuses %s", async (_name, body) => {
  const { call } = createTestClient();
  const response = await call("POST", "/v1/interactions", {
    model,
    input: "A cat",
    response_format: short,
    ...body,
  });
  expect(response.status).toBe(400);
});
