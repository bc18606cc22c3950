import type { FileHandle } from "node:fs/promises";

const MOST_READ = 64 * 1024 * 1024;
const EXTENSION = 0x21;
const FRAME = 0x2c;

/**
 * How many frames a GIF has, by walking from block to block without decoding any. Counts no further
 * than one past `most`; what is not a GIF any more ends the walk.
 */
export async function countFrames(file: FileHandle, length: number, most: number): Promise<number> {
  const bytes = Buffer.alloc(Math.min(length, MOST_READ));
  await file.read(bytes, 0, bytes.length, 0);
  let frames = 0;
  let position = 13 + colourTableBytes(bytes[10] ?? 0);
  while (position < bytes.length && frames <= most) {
    if (bytes[position] === EXTENSION) position = afterSubBlocks(bytes, position + 2);
    else if (bytes[position] === FRAME) {
      frames += 1;
      position = afterSubBlocks(bytes, position + 11 + colourTableBytes(bytes[position + 9] ?? 0));
    } else break;
  }
  return frames;
}

function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function afterSubBlocks(bytes: Buffer, start: number): number {
  let position = start;
  while (position < bytes.length && bytes[position] !== 0) position += 1 + (bytes[position] ?? 0);
  return position + 1;
}
