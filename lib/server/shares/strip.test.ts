import { describe, expect, test } from "vitest";
import { createBreath } from "@/lib/emulator/breath";
import { decodeJpeg } from "@/lib/emulator/images/decode-jpeg";
import { decodePng } from "@/lib/emulator/images/decode-png";
import { bmp, heic, jpeg, png, tiff, webp } from "@/lib/server/media/test-files";
import { orientationOf } from "./exif-orientation";
import { NotStrippable } from "./not-strippable";
import { sharingOf } from "./strip";
import {
  animation,
  drawing,
  exif,
  GIF_PIXELS,
  photo,
  plainPhoto,
  pngChunk,
  SECRET,
  STICKER_PIXELS,
  sticker,
} from "./test-pictures";

const file = (mimeType: string, size = 10) => ({ mimeType, size, isMissing: false });

function strip(mimeType: string, bytes: Buffer): Buffer {
  const sharing = sharingOf(file(mimeType));
  if ("problem" in sharing || !sharing.strip) throw new Error("It is not stripped.");
  return sharing.strip(bytes);
}

const pixelsOf = async (bytes: Buffer) => (await decodeJpeg(bytes, 48, createBreath()))?.pixels;

/** What a stripped file says of its way up: its EXIF, which is the only one in it. */
function exifIn(bytes: Buffer): Buffer | null {
  const at = Math.max(bytes.indexOf("MM\0*"), bytes.indexOf("II*\0"));
  return at < 0 ? null : bytes.subarray(at);
}

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8];

describe("SH-08 a photo becomes public without what it says of its taking", () => {
  test.each(ORIENTATIONS)("a JPEG of orientation %i", async (orientation) => {
    const taken = await photo(orientation);
    const shared = strip("image/jpeg", taken);
    expect(taken.includes(SECRET), "it was in there").toBe(true);
    expect(shared.includes(SECRET)).toBe(false);
    expect(shared.toString("latin1")).not.toMatch(/JFXX|MPF|Photoshop|xmpmeta|Ann/);
    expect(shared.includes("ICC_PROFILE\0\x01\x01the colours", 0, "latin1")).toBe(true);
    expect(await pixelsOf(shared)).toEqual(await pixelsOf(await plainPhoto()));
    expect(shared.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    const said = exifIn(shared);
    expect(said ? orientationOf(said) : 1).toBe(orientation);
    expect(strip("image/jpeg", shared), "there is nothing left to take").toEqual(shared);
  });

  test.each(ORIENTATIONS)("a PNG of orientation %i", async (orientation) => {
    const drawn = await drawing(orientation);
    const shared = strip("image/png", drawn);
    expect(drawn.includes(SECRET)).toBe(true);
    expect(shared.includes(SECRET)).toBe(false);
    expect(shared.toString("latin1")).not.toMatch(/[tiz](TX|EX)t|tIME|prIv/);
    expect(shared.includes(pngChunk("iCCP", Buffer.from("icc\0\0the colours")))).toBe(true);
    expect((await decodePng(shared))?.pixels).toEqual((await decodePng(drawn))?.pixels);
    const said = exifIn(shared);
    expect(said ? orientationOf(said) : 1).toBe(orientation);
    expect(strip("image/png", shared)).toEqual(shared);
  });

  test.each(ORIENTATIONS)("a WebP of orientation %i", (orientation) => {
    const shared = strip("image/webp", sticker(orientation));
    expect(shared.includes(SECRET)).toBe(false);
    expect(shared.toString("latin1")).not.toMatch(/XMP |prIv/);
    expect(shared.includes(STICKER_PIXELS)).toBe(true);
    expect(shared.readUInt32LE(4)).toBe(shared.length - 8);
    const flags = shared.readUInt8(20);
    expect(flags & 0x04, "it says that it has no XMP").toBe(0);
    expect(Boolean(flags & 0x08), "it says whether it has EXIF").toBe(orientation !== 1);
    const said = exifIn(shared);
    expect(said ? orientationOf(said) : 1).toBe(orientation);
    expect(strip("image/webp", shared)).toEqual(shared);
  });

  test("a JPEG whose segments have bytes between them that say nothing", async () => {
    const plain = await plainPhoto();
    const filled = Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xff]), plain.subarray(2)]);
    expect(strip("image/jpeg", filled)).toEqual(strip("image/jpeg", plain));
  });

  test("a GIF that moves", () => {
    const shared = strip("image/gif", animation());
    expect(shared.includes(SECRET)).toBe(false);
    expect(shared.includes(Buffer.concat([GIF_PIXELS, GIF_PIXELS]))).toBe(true);
    expect(shared.includes("NETSCAPE2.0"), "it is repeated as before").toBe(true);
    expect(strip("image/gif", shared)).toEqual(shared);
  });

  test("plain pictures stay as they are", () => {
    for (const [type, bytes] of [
      ["image/png", png()],
      ["image/webp", webp()],
    ] as const) {
      expect(strip(type, bytes)).toEqual(bytes);
    }
    expect(orientationOf(exifIn(strip("image/jpeg", jpeg(2, 2, 6))) ?? Buffer.alloc(0))).toBe(6);
  });
});

describe("SH-08 what cannot be looked through is not shared", () => {
  test("of a type whose facts cannot be taken out", () => {
    for (const type of ["image/heic", "image/heif", "image/tiff"]) {
      expect(sharingOf(file(type)), type).toEqual({ problem: "keeps_place" });
    }
    expect(sharingOf(file("image/png", 65 * 1024 ** 2))).toEqual({ problem: "too_large" });
    expect(sharingOf({ ...file("image/png"), isMissing: true })).toEqual({ problem: "missing" });
  });

  test("films, sound and papers are said to keep what they say", () => {
    for (const type of ["video/mp4", "audio/mpeg", "application/pdf"]) {
      expect(sharingOf(file(type)), type).toEqual({ strip: null, keepsFacts: true });
    }
    for (const type of ["image/bmp", "text/plain", "text/csv"]) {
      expect(sharingOf(file(type)), type).toEqual({ strip: null, keepsFacts: false });
    }
  });

  test("cut anywhere, or of another type than it says, it is refused and nothing else happens", async () => {
    const whole: [string, Buffer][] = [
      ["image/jpeg", await photo(6)],
      ["image/png", await drawing(6)],
      ["image/webp", sticker(6)],
      ["image/gif", animation()],
    ];
    for (const [type, bytes] of whole) {
      const kept = strip(type, bytes);
      for (let length = 0; length < kept.length - 1; length += 1) {
        expect(() => strip(type, kept.subarray(0, length)), `${type} cut at ${length}`).toThrow(
          NotStrippable,
        );
      }
      for (const other of [heic(), tiff(), bmp(), Buffer.alloc(0), Buffer.from("<svg/>")]) {
        expect(() => strip(type, other), type).toThrow(NotStrippable);
      }
    }
  });

  test("an EXIF that is cut or wrong says nothing", () => {
    for (const isLittle of [true, false]) {
      const said = exif(6, isLittle);
      expect(orientationOf(said)).toBe(6);
      for (let length = 0; length < said.length; length += 1) {
        expect([1, 6]).toContain(orientationOf(said.subarray(0, length)));
      }
      expect(orientationOf(exif(9, isLittle))).toBe(1);
    }
  });
});
