import "server-only";
import { deflateSync } from "node:zlib";
import { zipOf } from "./test-zip";
import { wavHeader } from "./wav";

// The smallest files that are what they say, made byte by byte, so that a test can spoil any of them.

const SIDE = 2;
const OFFICE = "application/vnd.openxmlformats-officedocument";
const OPEN_DOCUMENT = "application/vnd.oasis.opendocument";

const bytes = (...values: number[]) => Buffer.from(values);
const letters = (text: string) => Buffer.from(text, "latin1");
const join = (...pieces: (Buffer | string)[]) =>
  Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? letters(piece) : piece)));

export function u16(value: number): Buffer {
  return bytes(value >>> 8, value & 255);
}

export function u32(value: number): Buffer {
  return Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);
}

const little = (value: Buffer) => Buffer.from(value).reverse();

/** A box as MP4 and HEIC are made of. */
function box(type: string, ...content: (Buffer | string)[]): Buffer {
  const inner = join(...content);
  return join(u32(inner.length + 8), type, inner);
}

function pngBlock(type: string, content: Buffer): Buffer {
  // Nobody here looks at the checksum.
  return join(u32(content.length), type, content, u32(0));
}

/** A PNG whose header says how large it is, whatever it really has. */
export function png(width = SIDE, height = SIDE, ...before: Buffer[]): Buffer {
  const rows = deflateSync(Buffer.alloc((Math.min(width, 8) * 3 + 1) * Math.min(height, 8)));
  return join(
    bytes(0x89),
    "PNG\r\n\x1a\n",
    pngBlock("IHDR", join(u32(width), u32(height), bytes(8, 2, 0, 0, 0))),
    ...before,
    pngBlock("IDAT", rows),
    pngBlock("IEND", bytes()),
  );
}

/** A PNG that moves. */
export function animatedPng(): Buffer {
  return png(SIDE, SIDE, pngBlock("acTL", join(u32(1), u32(0))));
}

/** A JPEG; `orientation` as cameras write it: from 5 on, it is shown lying on its side. */
export function jpeg(width = SIDE, height = SIDE, orientation?: number): Buffer {
  const tag = orientation && join(u16(0x0112), u16(3), u32(1), u16(orientation), u16(0));
  const exif = tag && join("Exif\0\0MM\0*", u32(8), u16(1), tag, u32(0));
  return join(
    bytes(0xff, 0xd8),
    exif ? join(bytes(0xff, 0xe1), u16(exif.length + 2), exif) : "",
    bytes(0xff, 0xe0),
    u16(16),
    "JFIF\0\x01\x01\0\0\x01\0\x01\0\0",
    bytes(0xff, 0xc0),
    u16(11),
    bytes(8),
    u16(height),
    u16(width),
    bytes(1, 1, 0x11, 0, 0xff, 0xda),
    u16(8),
    bytes(1, 1, 0, 0, 63, 0, 0, 0, 0xff, 0xd9),
  );
}

/** A GIF of so many frames. */
export function gif(frames = 1, width = SIDE, height = SIDE): Buffer {
  const frame = join(
    ",",
    bytes(0, 0, 0, 0),
    little(u16(width)),
    little(u16(height)),
    bytes(0, 2, 2, 0x4c, 1, 0),
  );
  const screen = join(little(u16(width)), little(u16(height)), bytes(0x80, 0, 0), Buffer.alloc(6));
  return join("GIF89a", screen, ...Array<Buffer>(frames).fill(frame), ";");
}

export function webp(width = SIDE, height = SIDE): Buffer {
  const packed = (width - 1) | ((height - 1) << 14);
  const content = join(bytes(0x2f), little(u32(packed)), Buffer.alloc(5));
  return riff("WEBP", join("VP8L", little(u32(content.length)), content));
}

function riff(type: string, content: Buffer): Buffer {
  return join("RIFF", little(u32(content.length + 4)), type, content);
}

export function bmp(width = SIDE, height = SIDE): Buffer {
  const header = join(little(u32(40)), little(u32(width)), little(u32(height)), bytes(1, 0, 24, 0));
  const content = join(u32(0), little(u32(54)), header, Buffer.alloc(40));
  return join("BM", little(u32(content.length + 6)), content);
}

/** A TIFF; its directory stands behind `between` bytes of picture, as most programs write it. */
export function tiff(width = SIDE, height = SIDE, between = 0): Buffer {
  const tag = (number: number, value: number) =>
    join(little(u16(number)), little(u16(4)), little(u32(1)), little(u32(value)));
  const directory = join(little(u16(3)), tag(256, width), tag(257, height), tag(259, 1), u32(0));
  return join("II*\0", little(u32(8 + between)), Buffer.alloc(between), directory, Buffer.alloc(16));
}

/** A picture of a phone; `sizes` are what its properties say of it and its thumbnails. */
export function heic(width = SIDE, height = SIDE, sizes = 1): Buffer {
  const size = box("ispe", u32(0), u32(width), u32(height));
  const properties = box("iprp", box("ipco", ...Array<Buffer>(sizes).fill(size)));
  return join(
    box("ftyp", "heic", u32(0), "mif1heic"),
    box("meta", u32(0), properties),
    box("mdat", "pixels"),
  );
}

export function wav(samples = 100): Buffer {
  return join(wavHeader(samples * 2, { rate: 24_000, channels: 1 }), Buffer.alloc(samples * 2));
}

export function mp3(): Buffer {
  const frame = join(bytes(0xff, 0xfb, 0x90, 0x64), Buffer.alloc(413));
  return join("ID3\x03\0\0", bytes(0, 0, 0, 0), frame, frame, frame);
}

function film(brand: string): Buffer {
  return join(
    box("ftyp", brand, u32(0), brand),
    box("mdat", "frames of a film"),
    box("moov", box("mvhd", u32(0))),
  );
}

function matroska(type: string): Buffer {
  const head = join(bytes(0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x80 | type.length), type);
  return join(
    bytes(0x1a, 0x45, 0xdf, 0xa3, 0x80 | head.length),
    head,
    bytes(0x18, 0x53, 0x80, 0x67, 0xff),
    "cluster",
  );
}

function ogg(): Buffer {
  const page = join("OggS", bytes(0, 2), Buffer.alloc(8), u32(1), u32(0), u32(0), bytes(1, 19));
  return join(page, "OpusHead", bytes(1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0), Buffer.alloc(40));
}

const WMV_HEADER = [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6, 0xd9];
const WMV_HEADER_END = [0x00, 0xaa, 0x00, 0x62, 0xce, 0x6c];

/** A film of Windows Media with one object of `size` bytes, as it says itself, in its header. */
export function wmv(size = 40n): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigInt64LE(size);
  return join(
    bytes(...WMV_HEADER, ...WMV_HEADER_END),
    little(u32(70)),
    Buffer.alloc(10),
    Buffer.alloc(16),
    length,
  );
}

export function pdf(): Buffer {
  const body =
    "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n";
  return join(`%PDF-1.4\n${body}trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`);
}

function office(folder: string, type: string): Buffer {
  const types = `<Types><Override PartName="/${folder}/x.xml" ContentType="${OFFICE}.${type}.main+xml"/></Types>`;
  return zipOf([
    { name: "[Content_Types].xml", content: letters(types) },
    { name: `${folder}/x.xml`, content: letters("<x>words</x>") },
  ]);
}

function openDocument(type: string): Buffer {
  return zipOf([
    { name: "mimetype", content: letters(`${OPEN_DOCUMENT}.${type}`), isStored: true },
    { name: "content.xml", content: letters("<x>words</x>") },
  ]);
}

export const docx = () => office("word", "wordprocessingml.document");
export const mp4 = () => film("isom");
export const webm = () => matroska("webm");

type Sample = { name: string; mimeType: string; content: Buffer };

/** One file of each type that can be attached, by the name and the type that it has. */
export const SAMPLES: readonly Sample[] = [
  { name: "a.png", mimeType: "image/png", content: png() },
  { name: "a.jpg", mimeType: "image/jpeg", content: jpeg() },
  { name: "a.webp", mimeType: "image/webp", content: webp() },
  { name: "a.gif", mimeType: "image/gif", content: gif() },
  { name: "a.heic", mimeType: "image/heic", content: heic() },
  { name: "a.bmp", mimeType: "image/bmp", content: bmp() },
  { name: "a.tiff", mimeType: "image/tiff", content: tiff() },
  { name: "a.wav", mimeType: "audio/wav", content: wav() },
  { name: "a.mp3", mimeType: "audio/mpeg", content: mp3() },
  { name: "a.m4a", mimeType: "audio/m4a", content: film("M4A ") },
  {
    name: "a.aac",
    mimeType: "audio/aac",
    content: join(bytes(0xff, 0xf1, 0x50, 0x80, 2, 0x1f, 0xfc), Buffer.alloc(64)),
  },
  { name: "a.ogg", mimeType: "audio/ogg", content: ogg() },
  { name: "a.flac", mimeType: "audio/flac", content: join("fLaC", bytes(0x80, 0, 0, 34), Buffer.alloc(34)) },
  {
    name: "a.aiff",
    mimeType: "audio/aiff",
    content: join("FORM", u32(50), "AIFFCOMM", u32(18), Buffer.alloc(38)),
  },
  { name: "a.mp4", mimeType: "video/mp4", content: mp4() },
  { name: "a.webm", mimeType: "video/webm", content: webm() },
  { name: "a.mov", mimeType: "video/mov", content: film("qt  ") },
  {
    name: "a.mpg",
    mimeType: "video/mpeg",
    content: join(u32(0x1ba), bytes(0x44, 0, 4, 0, 4, 1), Buffer.alloc(64)),
  },
  { name: "a.avi", mimeType: "video/avi", content: riff("AVI ", join("LIST", u32(0), Buffer.alloc(40))) },
  { name: "a.wmv", mimeType: "video/wmv", content: wmv() },
  { name: "a.flv", mimeType: "video/x-flv", content: join("FLV", bytes(1, 5, 0, 0, 0, 9), Buffer.alloc(40)) },
  { name: "a.3gp", mimeType: "video/3gpp", content: film("3gp4") },
  { name: "a.pdf", mimeType: "application/pdf", content: pdf() },
  { name: "a.docx", mimeType: `${OFFICE}.wordprocessingml.document`, content: docx() },
  { name: "a.xlsx", mimeType: `${OFFICE}.spreadsheetml.sheet`, content: office("xl", "spreadsheetml.sheet") },
  {
    name: "a.pptx",
    mimeType: `${OFFICE}.presentationml.presentation`,
    content: office("ppt", "presentationml.presentation"),
  },
  { name: "a.odt", mimeType: `${OPEN_DOCUMENT}.text`, content: openDocument("text") },
  { name: "a.ods", mimeType: `${OPEN_DOCUMENT}.spreadsheet`, content: openDocument("spreadsheet") },
  { name: "a.odp", mimeType: `${OPEN_DOCUMENT}.presentation`, content: openDocument("presentation") },
  { name: "a.csv", mimeType: "text/csv", content: letters("name,age\nAnn,30\n") },
  { name: "a.md", mimeType: "text/markdown", content: letters("# A heading\n") },
  { name: "a.txt", mimeType: "text/plain", content: Buffer.from("Äpfel und Öl\n") },
];
