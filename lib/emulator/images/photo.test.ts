import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createBreath } from "../breath.ts";
import { createTestClient } from "../test-client.ts";
import { contentOf } from "../wire.ts";
import { Canvas } from "./canvas.ts";
import { decodeJpeg } from "./decode-jpeg.ts";
import { encodeJpeg } from "./jpeg.ts";
import { readPhoto } from "./photo.ts";
import { encodePng } from "./png.ts";
import { toRows } from "./rows.ts";

const breathe = createBreath();
const none = Buffer.from("-");

/** Soft colours with a bright disc in the middle, as a photo of somebody else. */
function photograph(width: number, height: number): Canvas {
  const canvas = new Canvas(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isDisc = Math.hypot(x - width / 2, y - height / 2) < height / 4;
      const colour = isDisc ? [240, 230, 90] : [40 + (100 * x) / width, 90, 160 - (100 * y) / height];
      canvas.pixels.set(colour, (y * width + x) * 3);
    }
  }
  return canvas;
}

/** The largest difference of any sample, edges of the disc left out. */
function worstDifference(first: Canvas, second: Canvas): number {
  let worst = 0;
  for (let at = 0; at < first.pixels.length; at += 3) {
    const [x, y] = [(at / 3) % first.width, Math.floor(at / 3 / first.width)];
    const toEdge = Math.abs(Math.hypot(x - first.width / 2, y - first.height / 2) - first.height / 4);
    if (toEdge < 20) continue;
    for (let channel = at; channel < at + 3; channel += 1) {
      worst = Math.max(worst, Math.abs((first.pixels[channel] ?? 0) - (second.pixels[channel] ?? 0)));
    }
  }
  return worst;
}

describe("pictures of another hand are read", () => {
  test("a JPEG as it was, within what its quality loses", async () => {
    const photo = photograph(203, 150);
    const jpeg = await encodeJpeg(toRows(photo, 1), none, breathe);
    const read = await decodeJpeg(jpeg, 1_000, breathe);
    expect(read && [read.width, read.height]).toEqual([203, 150]);
    expect(worstDifference(photo, read ?? photograph(203, 150))).toBeLessThan(8);
  });

  test("a large JPEG at a part of its size", async () => {
    const jpeg = await encodeJpeg(toRows(photograph(400, 320), 4), none, breathe);
    const read = await decodeJpeg(jpeg, 400, breathe);
    expect(read && [read.width, read.height]).toEqual([400, 320]);
    expect(worstDifference(photograph(400, 320), read ?? new Canvas(400, 320))).toBeLessThan(12);
  });

  test("a PNG exactly", async () => {
    const photo = photograph(64, 48);
    const read = await readPhoto(await encodePng(toRows(photo, 1), none, breathe), 1_000, breathe);
    expect(read?.pixels).toEqual(photo.pixels);
  });

  test("a PNG with all filters and with transparency", async () => {
    // Every row is the same red at half strength, each stored by another filter.
    const pixel = [200, 0, 0, 128];
    const zero = [0, 0, 0, 0];
    const raw = [
      [0, ...pixel, ...pixel],
      [1, ...pixel, ...zero],
      [2, ...zero, ...zero],
      [3, ...pixel.map((value) => value - (value >> 1)), ...zero],
      [4, ...zero, ...zero],
    ];
    const read = await readPhoto(toPng(2, 5, Buffer.from(raw.flat())), 1_000, breathe);
    expect([...(read?.pixels ?? [])]).toEqual(Array.from({ length: 10 }, () => [227, 127, 127]).flat());
  });

  test.each(["", "ffd8ff", "ffd8ffd9", "89504e47", "474946383961"])(
    "nothing where there is none: %s",
    async (head) => {
      expect(await readPhoto(Buffer.from(head, "hex"), 1_000, breathe)).toBeUndefined();
    },
  );
});

test("a photo that is sent stays to be seen in its edit, and in the edit of that", async () => {
  const { create } = createTestClient();
  const jpeg = await encodeJpeg(toRows(photograph(600, 448), 2), none, breathe);
  const image = { type: "image", mime_type: "image/jpeg", data: jpeg.toString("base64") };
  const model = "gemini-3.1-flash-image";
  const centreOf = async (interaction: Awaited<ReturnType<typeof create>>) => {
    const drawn = contentOf(interaction.steps?.[1]?.content)[0];
    const read = await decodeJpeg(Buffer.from(String(drawn?.data), "base64"), 1_200, breathe);
    const at = (600 + 448 * 1_200) * 3;
    return { size: [read?.width, read?.height], colour: [...(read?.pixels.slice(at, at + 3) ?? [])] };
  };
  const framed = await create({ model, input: [{ type: "text", text: "Add a white border" }, image] });
  const first = await centreOf(framed);
  expect(first.size).toEqual([1_200, 896]);
  for (const [index, value] of [240, 230, 90].entries()) expect(first.colour[index]).toBeCloseTo(value, -1.2);
  const grey = await create({ model, input: "In black and white", previous_interaction_id: framed.id });
  const [r, g, b] = (await centreOf(grey)).colour;
  expect(Math.abs((r ?? 0) - (g ?? 0)) + Math.abs((g ?? 0) - (b ?? 0))).toBeLessThan(6);
  expect(g).toBeGreaterThan(180);
});

function toPng(width: number, height: number, raw: Buffer): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(type, "latin1"), content, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 6, 0, 0, 0]);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(raw)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
