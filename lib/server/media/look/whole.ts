import type { FileHandle } from "node:fs/promises";

type Check = (file: FileHandle, length: number) => Promise<boolean>;

// Cameras put more behind the end of a picture, so the end mark may stand some way before it.
const TAIL_BYTES = 256 * 1024;

const CHECKS: Record<string, Check> = {
  "image/png": hasEndMark(Buffer.from("IEND")),
  "image/jpeg": hasEndMark(Buffer.from([0xff, 0xd9])),
  "image/gif": endsInTrailer,
  "image/webp": hasRiffLength,
  "audio/wav": hasRiffLength,
  "application/pdf": hasEndMark(Buffer.from("%%EOF")),
  "video/mp4": hasWholeBoxes,
  "video/quicktime": hasWholeBoxes,
  "audio/x-m4a": hasWholeBoxes,
  "image/heic": hasWholeBoxes,
};

/** Whether a file has its end, as far as its type tells: an upload may be whole and the file was cut before. */
export async function isWhole(file: FileHandle, type: string, length: number): Promise<boolean> {
  return CHECKS[type]?.(file, length) ?? true;
}

function hasEndMark(mark: Buffer): Check {
  return async (file, length) => {
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, length));
    await file.read(tail, 0, tail.length, length - tail.length);
    return tail.includes(mark);
  };
}

const GIF_TRAILER = 0x3b;

/** A single byte stands anywhere, so it must be the last; some programs put zeros behind it. */
async function endsInTrailer(file: FileHandle, length: number): Promise<boolean> {
  const tail = Buffer.alloc(Math.min(TAIL_BYTES, length));
  await file.read(tail, 0, tail.length, length - tail.length);
  return tail.findLast((byte) => byte !== 0) === GIF_TRAILER;
}

// Who writes a sound while it is made does not know how long it will be, and says nothing or the most.
const UNKNOWN_LENGTH = 0xffff_ff00;

async function hasRiffLength(file: FileHandle, length: number): Promise<boolean> {
  const head = Buffer.alloc(8);
  await file.read(head, 0, 8, 0);
  const said = head.readUInt32LE(4);
  return said >= UNKNOWN_LENGTH || said + 8 <= length;
}

const MOST_BOXES = 10_000;

/** MP4 and its kin are boxes that each say how long they are. One that reaches past the end was cut. */
async function hasWholeBoxes(file: FileHandle, length: number): Promise<boolean> {
  const head = Buffer.alloc(16);
  let position = 0;
  for (let box = 0; position < length && box < MOST_BOXES; box += 1) {
    await file.read(head.fill(0), 0, 16, position);
    const short = head.readUInt32BE(0);
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    // Zero says "to the end", and anything below the size of a header is padding.
    if (size < 8) return true;
    position += size;
  }
  return position <= length;
}
