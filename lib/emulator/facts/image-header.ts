import { readNote } from "../images/note.ts";

interface Size {
  width: number;
  height: number;
}

/** The size that a picture's header tells, and the note that the emulator left in its own. */
export function readImageHeader(head: Buffer): Partial<Size> & { sceneNote?: string } {
  const size = readSize(head);
  const sceneNote = readNote(head);
  return { ...size, ...(sceneNote && { sceneNote }) };
}

function readSize(head: Buffer): Size | undefined {
  try {
    if (head.subarray(1, 4).equals(Buffer.from("PNG")))
      return toSize(head.readUInt32BE(16), head.readUInt32BE(20));
    if (head.subarray(0, 4).toString("latin1") === "GIF8")
      return toSize(head.readUInt16LE(6), head.readUInt16LE(8));
    if (head.readUInt16BE(0) === 0xffd8) return sizeOfJpeg(head);
    if (head.toString("latin1", 8, 12) === "WEBP") return sizeOfWebp(head);
    if (head.toString("latin1", 4, 8) === "ftyp") return sizeOfHeic(head);
    if (head.toString("latin1", 0, 2) === "BM")
      return toSize(head.readUInt32LE(18), Math.abs(head.readInt32LE(22)));
    return undefined;
  } catch (error) {
    // A header that is cut off tells no size.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A frame header of any kind: baseline, progressive, lossless. */
function sizeOfJpeg(head: Buffer): Size | undefined {
  for (let at = 2; at + 9 < head.length; ) {
    const marker = head.readUInt16BE(at);
    if (marker < 0xff00) return undefined;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return toSize(head.readUInt16BE(at + 7), head.readUInt16BE(at + 5));
    at += marker === 0xffff ? 1 : 2 + head.readUInt16BE(at + 2);
  }
  return undefined;
}

function sizeOfWebp(head: Buffer): Size | undefined {
  switch (head.toString("latin1", 12, 16)) {
    case "VP8 ":
      return toSize(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff);
    case "VP8L": {
      const bits = head.readUInt32LE(21);
      return toSize((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case "VP8X":
      return toSize(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1);
    default:
      return undefined;
  }
}

/** The largest `ispe` property: a HEIC holds its tiles and a thumbnail besides the picture. */
function sizeOfHeic(head: Buffer): Size | undefined {
  let largest: Size | undefined;
  for (let at = head.indexOf("ispe"); at >= 0; at = head.indexOf("ispe", at + 4)) {
    const size = toSize(head.readUInt32BE(at + 8), head.readUInt32BE(at + 12));
    if (size && size.width * size.height > (largest ? largest.width * largest.height : 0)) largest = size;
  }
  return largest;
}

function toSize(width: number, height: number): Size | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined;
}
