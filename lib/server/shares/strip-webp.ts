import "server-only";
import { exifOf, orientationOf } from "./exif-orientation";
import { NotStrippable } from "./not-strippable";

const HEAD_BYTES = 12;
const FRAME_HEAD_BYTES = 16;
const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;

const KEPT: readonly string[] = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];
const KEPT_IN_FRAME: readonly string[] = ["VP8 ", "VP8L", "ALPH"];

type Chunk = { type: string; content: Buffer };

/** A WebP without what it says besides its pixels. Colours, movement and the way up stay. */
export function stripWebp(file: Buffer): Buffer {
  const isWebp = file.toString("latin1", 0, 4) === "RIFF" && file.toString("latin1", 8, 12) === "WEBP";
  const end = isWebp ? 8 + file.readUInt32LE(4) : 0;
  if (!isWebp || end > file.length) throw new NotStrippable();
  const chunks = chunksIn(file.subarray(HEAD_BYTES, end));
  const said = chunks.find(({ type }) => type === "EXIF")?.content;
  const exif = said ? exifOf(orientationOf(withoutPrefix(said))) : null;
  const kept = chunks
    .filter(({ type }) => KEPT.includes(type))
    .map(({ type, content }) => {
      if (type === "VP8X") return { type, content: withFlags(content, exif !== null) };
      return { type, content: type === "ANMF" ? stripFrame(content) : content };
    });
  if (kept.length === 0) throw new NotStrippable();
  // Without its flag in the extended header nobody reads it.
  if (exif && kept[0]?.type === "VP8X") kept.push({ type: "EXIF", content: exif });
  const body = Buffer.concat(kept.map(toBytes));
  const head = Buffer.from(file.subarray(0, HEAD_BYTES));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

function chunksIn(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (content.length !== length) throw new NotStrippable();
    chunks.push({ type: bytes.toString("latin1", at, at + 4), content });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function withFlags(header: Buffer, hasExif: boolean): Buffer {
  const changed = Buffer.from(header);
  changed.writeUInt8((changed.readUInt8(0) & ~(EXIF_FLAG | XMP_FLAG)) | (hasExif ? EXIF_FLAG : 0), 0);
  return changed;
}

/** Each frame of one that moves is chunks again. */
function stripFrame(frame: Buffer): Buffer {
  const chunks = chunksIn(frame.subarray(FRAME_HEAD_BYTES)).filter(({ type }) =>
    KEPT_IN_FRAME.includes(type),
  );
  return Buffer.concat([frame.subarray(0, FRAME_HEAD_BYTES), ...chunks.map(toBytes)]);
}

/** Some programs write the name that it has in a JPEG before it. */
function withoutPrefix(exif: Buffer): Buffer {
  return exif.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif;
}

function toBytes({ type, content }: Chunk): Buffer {
  const whole = Buffer.alloc(8 + content.length + (content.length % 2));
  whole.write(type, 0, "latin1");
  whole.writeUInt32LE(content.length, 4);
  content.copy(whole, 8);
  return whole;
}
