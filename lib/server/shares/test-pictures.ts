import "server-only";
import { crc32 } from "node:zlib";
import { createBreath } from "@/lib/emulator/breath";
import { Canvas } from "@/lib/emulator/images/canvas";
import { encodeJpeg } from "@/lib/emulator/images/jpeg";
import { encodePng } from "@/lib/emulator/images/png";
import { toRows } from "@/lib/emulator/images/rows";
import { u16, u32 } from "@/lib/server/media/test-files";

/** Stands for all that must not become public with a picture. */
export const SECRET = "52.51N 13.40E, by Ann, with camera 12345";

const letters = (text: string) => Buffer.from(text, "latin1");

/** An EXIF as cameras write it: which way up, who took it, and a directory of where. */
export function exif(orientation: number, isLittle = false): Buffer {
  const short = (value: number) => (isLittle ? u16(value).reverse() : u16(value));
  const long = (value: number) => (isLittle ? u32(value).reverse() : u32(value));
  const tag = (number: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([short(number), short(type), long(count), value]);
  const textAt = 8 + 2 + 3 * 12 + 4;
  return Buffer.concat([
    letters(isLittle ? "II" : "MM"),
    short(42),
    long(8),
    short(3),
    tag(0x0112, 3, 1, Buffer.concat([short(orientation), short(0)])),
    tag(0x013b, 2, SECRET.length, long(textAt)),
    tag(0x8825, 4, 1, long(textAt)),
    long(0),
    letters(SECRET),
  ]);
}

function picture(): Canvas {
  const canvas = new Canvas(48, 32);
  for (let at = 0; at < canvas.pixels.length; at += 1) canvas.pixels[at] = (at * 7) % 251;
  return canvas;
}

/** A JPEG as a program writes it that says nothing but a comment. */
export function plainPhoto(): Promise<Buffer> {
  return encodeJpeg(toRows(picture(), 1), letters(SECRET), createBreath());
}

/** The same as a camera writes it. */
export async function photo(orientation: number): Promise<Buffer> {
  return spoilJpeg(await plainPhoto(), orientation);
}

function segment(code: number, ...content: (Buffer | string)[]): Buffer {
  const whole = Buffer.concat(content.map((piece) => (typeof piece === "string" ? letters(piece) : piece)));
  return Buffer.concat([Buffer.from([0xff, code]), u16(whole.length + 2), whole]);
}

/** Puts everything into a JPEG that programs and cameras do, and another picture behind it. */
function spoilJpeg(plain: Buffer, orientation: number): Buffer {
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01", Buffer.from([1, 1]), "RGB"),
    segment(0xe0, "JFXX\0", SECRET),
    segment(0xe1, "Exif\0\0", exif(orientation, orientation % 2 === 0)),
    segment(0xe1, "http://ns.adobe.com/xap/1.0/\0", `<x:xmpmeta>${SECRET}</x:xmpmeta>`),
    segment(0xe2, "ICC_PROFILE\0\x01\x01", "the colours"),
    segment(0xe2, "MPF\0", SECRET),
    segment(0xeb, "JP", SECRET),
    segment(0xed, "Photoshop 3.0\0", SECRET),
    segment(0xfe, SECRET),
    plain.subarray(2),
    plain,
    letters(SECRET),
  ]);
}

export function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([letters(type), content]);
  return Buffer.concat([u32(content.length), named, u32(crc32(named))]);
}

/** A PNG with words of every kind in it, and an EXIF. */
export async function drawing(orientation: number): Promise<Buffer> {
  const plain = await encodePng(toRows(picture(), 1), letters(SECRET), createBreath());
  const headEnd = 8 + 12 + 13;
  return Buffer.concat([
    plain.subarray(0, headEnd),
    pngChunk("iCCP", letters(`${SECRET}\0\0the colours`)),
    pngChunk("tEXt", letters(`Author\0${SECRET}`)),
    pngChunk("iTXt", letters(`XML:com.adobe.xmp\0\0\0\0\0${SECRET}`)),
    pngChunk("zTXt", letters(`Comment\0\0${SECRET}`)),
    pngChunk("tIME", letters("1234567")),
    pngChunk("eXIf", exif(orientation)),
    pngChunk("prIv", letters(SECRET)),
    plain.subarray(headEnd),
    letters(SECRET),
  ]);
}

function riffChunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([letters(type), length, content, Buffer.alloc(content.length % 2)]);
}

const PIXELS = Buffer.from([0x2f, 1, 0x40, 0, 0, 0, 0, 0, 0x7f]);

/** A WebP in its extended form, with one frame that moves. Its pixels are no picture, but bytes to compare. */
export function sticker(orientation: number): Buffer {
  const header = Buffer.alloc(10);
  header.writeUInt8(0x2e, 0);
  const frame = Buffer.concat([
    Buffer.alloc(16, 1),
    riffChunk("VP8L", PIXELS),
    riffChunk("prIv", letters(SECRET)),
  ]);
  const body = Buffer.concat([
    riffChunk("VP8X", header),
    riffChunk("ICCP", letters("the colours")),
    riffChunk("ANMF", frame),
    riffChunk("EXIF", Buffer.concat([letters("Exif\0\0"), exif(orientation)])),
    riffChunk("XMP ", letters(SECRET)),
    riffChunk("prIv", letters(SECRET)),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length + 4);
  return Buffer.concat([letters("RIFF"), length, letters("WEBP"), body, letters(SECRET)]);
}

/** What of a file of `sticker` is shown. */
export const STICKER_PIXELS = riffChunk("VP8L", PIXELS);

export const GIF_PIXELS = Buffer.from([0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x4c, 1, 0]);

/** A GIF that moves, with a comment and what a program has written into it. */
export function animation(): Buffer {
  const block = (text: string) => Buffer.concat([Buffer.from([text.length]), letters(text)]);
  const extension = (label: number, ...blocks: string[]) =>
    Buffer.concat([Buffer.from([0x21, label]), ...blocks.map(block), Buffer.from([0])]);
  const screen = Buffer.from([2, 0, 2, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6]);
  return Buffer.concat([
    letters("GIF89a"),
    screen,
    extension(0xff, "NETSCAPE2.0", "\x01\0\0"),
    extension(0xff, "XMP DataXMP", SECRET),
    extension(0xfe, SECRET),
    extension(0xf9, "\0\0\0\0"),
    GIF_PIXELS,
    GIF_PIXELS,
    Buffer.from([0x3b]),
    letters(SECRET),
  ]);
}
