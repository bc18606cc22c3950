import type { FileHandle } from "node:fs/promises";
import type { Size } from "./findings.ts";

const CLASSIC = 42;
const ENTRY_BYTES = 12;
const MOST_ENTRIES = 512;
const WIDTH = 256;
const HEIGHT = 257;
const SHORT = 3;

/** The size in a TIFF's first directory, which most programs write behind the picture; null where it is not there. */
export async function sizeOfTiff(file: FileHandle): Promise<Size | null> {
  const head = Buffer.alloc(8);
  await file.read(head, 0, 8, 0);
  const isLittle = head.toString("latin1", 0, 2) === "II";
  const u16 = (from: Buffer, at: number) => (isLittle ? from.readUInt16LE(at) : from.readUInt16BE(at));
  const u32 = (from: Buffer, at: number) => (isLittle ? from.readUInt32LE(at) : from.readUInt32BE(at));
  if (u16(head, 2) !== CLASSIC) return null;
  const directory = Buffer.alloc(2 + MOST_ENTRIES * ENTRY_BYTES);
  await file.read(directory, 0, directory.length, u32(head, 4));
  const found = new Map<number, number>();
  const count = Math.min(u16(directory, 0), MOST_ENTRIES);
  for (let at = 2; at < 2 + count * ENTRY_BYTES; at += ENTRY_BYTES) {
    const isShort = u16(directory, at + 2) === SHORT;
    found.set(u16(directory, at), isShort ? u16(directory, at + 8) : u32(directory, at + 8));
  }
  const [width, height] = [found.get(WIDTH), found.get(HEIGHT)];
  return width && height ? { width, height } : null;
}
