import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { describeAttachment } from "./facts.ts";
import { factsOf, Glimpse } from "./glimpse.ts";

const ascii = (text: string) => Buffer.from(text, "latin1");
const u32 = (...values: number[]) =>
  Buffer.concat(values.map((value) => Buffer.from(Uint32Array.of(value).buffer).swap32()));
const u32le = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer);
const u16le = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer);

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), ascii(type), body]);
}

const jpeg = Buffer.from("ffd8ffe000040000ffdb00040000ffc2001108012c019003", "hex");
const movie = Buffer.concat([
  box("ftyp", ascii("isom")),
  box("mdat", Buffer.alloc(300_000, 7)),
  box(
    "moov",
    box("mvhd", u32(0, 0, 0, 600, 7_500), Buffer.alloc(80)),
    box("trak", box("tkhd", Buffer.alloc(76), u32(1_280 << 16, 720 << 16))),
  ),
]);

test.each([
  ["image/png", Buffer.concat([ascii("\x89PNG\r\n\x1a\n"), u32(13), ascii("IHDR"), u32(640, 480)]), 640, 480],
  ["image/gif", Buffer.concat([ascii("GIF89a"), u16le(320, 200)]), 320, 200],
  ["image/jpeg", jpeg, 400, 300],
  [
    "image/webp",
    Buffer.concat([ascii("RIFF1234WEBPVP8X1234"), u32le(0), Buffer.from("1f030057020000", "hex")]),
    800,
    600,
  ],
  ["image/bmp", Buffer.concat([ascii("BM"), Buffer.alloc(16), u32le(64, 2 ** 32 - 48)]), 64, 48],
  [
    "image/heic",
    Buffer.concat([
      box("ftyp", ascii("heic")),
      box("ispe", u32(0, 512, 512)),
      box("ispe", u32(0, 4_032, 3_024)),
    ]),
    4_032,
    3_024,
  ],
])("the size of %s is in its header", (mimeType, bytes, width, height) => {
  expect(factsOf(bytes, mimeType)).toMatchObject({ width, height, sizeBytes: bytes.length });
});

test.each([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/heic",
  "application/pdf",
  "audio/wav",
  "video/mp4",
])("bytes that are no %s are described without a guess", (mimeType) => {
  for (const bytes of [
    ascii("x"),
    ascii("not at all what it claims to be"),
    Buffer.from("ffd8ffc0", "hex"),
  ]) {
    expect(factsOf(bytes, mimeType)).toEqual({ mimeType, sizeBytes: bytes.length });
  }
});

describe("lengths", () => {
  test("of a WAV by its format", () => {
    const format = Buffer.concat([u16le(1, 1), u32le(24_000, 48_000), u16le(2, 16)]);
    const wav = Buffer.concat([ascii("RIFF0000WAVEfmt "), u32le(16), format, ascii("data"), u32le(120_000)]);
    expect(factsOf(Buffer.concat([wav, Buffer.alloc(120_000)]), "audio/wav").seconds).toBe(2.5);
  });

  test("of an MP3 by its bit rate, the tag before it left out", () => {
    const tag = Buffer.from("49443304000000000064", "hex");
    const mp3 = Buffer.concat([
      tag,
      Buffer.alloc(100),
      Buffer.from("fffb9000", "hex"),
      Buffer.alloc(159_996),
    ]);
    expect(factsOf(mp3, "audio/mpeg").seconds).toBe(10);
  });

  test.each([1, 7, 1_000, 65_536])("of a movie whose index comes last, in pieces of %i", (size) => {
    const glimpse = new Glimpse("video/mp4");
    for (let at = 0; at < movie.length; at += size) glimpse.add(movie.subarray(at, at + size));
    expect(glimpse.facts()).toMatchObject({ seconds: 12.5, width: 1_280, height: 720 });
  });
});

describe("documents", () => {
  const pages = "<</Type /Page>> <</Type/Page >> <</Type /Pages /Count 2>>";

  test.each([1, 5, 64, 4_096])("the pages of a PDF are counted in pieces of %i", (size) => {
    const glimpse = new Glimpse("application/pdf");
    const pdf = ascii(`%PDF-1.4\n${pages}${" ".repeat(300)}${pages}`);
    for (let at = 0; at < pdf.length; at += size) glimpse.add(pdf.subarray(at, at + size));
    expect(glimpse.facts().pages).toBe(4);
  });

  test("pages in compressed objects count too", () => {
    const head = ascii("%PDF-1.5\n1 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\n");
    const pdf = Buffer.concat([head, deflateSync(ascii(pages)), ascii("\nendstream")]);
    expect(factsOf(pdf, "application/pdf").pages).toBe(2);
  });

  test("a text tells its first words and how many there are", () => {
    const text = `Once upon a time, ${"und so weiter ".repeat(100)}é`;
    const glimpse = new Glimpse("text/plain");
    for (const byte of Buffer.from(text)) glimpse.add(Uint8Array.of(byte));
    expect(glimpse.facts()).toMatchObject({
      words: 305,
      opening: expect.stringMatching(/^Once upon a time, und .*…$/),
    });
  });
});

test.each([
  [
    { type: "image", mimeType: "image/png", width: 3, height: 4, sizeBytes: 900 },
    "a PNG picture of 3 × 4 pixels (900 bytes)",
  ],
  [
    { type: "video", mimeType: "video/mp4", seconds: 75, sizeBytes: 3e6 },
    "an MP4 video of 1 min 15 s (2.9 MB)",
  ],
  [{ type: "document", mimeType: "application/pdf", pages: 1, name: "a.pdf" }, "**a.pdf**, a PDF of 1 page"],
  [{ type: "audio", mimeType: "audio/wav", seconds: 2.54 }, "a WAV recording of 2.5 seconds"],
] as const)("says it in words: %s", (facts, expected) => {
  expect(describeAttachment({ source: "inline", ...facts })).toBe(expected);
});
