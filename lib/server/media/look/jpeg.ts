import type { FileHandle } from "node:fs/promises";
import type { Size } from "./findings.ts";

const MOST_SEGMENTS = 10_000;
// Baseline, extended, progressive and lossless: all frames but the tables among them.
const FRAMES = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

/** The size in a JPEG's frame header, however much an editor wrote before it; null where it is not there. */
export async function sizeOfJpeg(file: FileHandle): Promise<Size | null> {
  const segment = Buffer.alloc(9);
  let position = 2;
  for (let count = 0; count < MOST_SEGMENTS; count += 1) {
    const { bytesRead } = await file.read(segment, 0, segment.length, position);
    if (bytesRead < segment.length || segment[0] !== 0xff) return null;
    if (FRAMES.includes(segment.readUInt8(1))) {
      return { width: segment.readUInt16BE(7), height: segment.readUInt16BE(5) };
    }
    position += 2 + segment.readUInt16BE(2);
  }
  return null;
}
