import "server-only";
import { crc32 } from "node:zlib";
import { exifOf, orientationOf } from "./exif-orientation";
import { NotStrippable } from "./not-strippable";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const FRAME_BYTES = 12;

// Pixels, colours and movement. All that is in words, or is not known, goes.
const KEPT: readonly string[] = [
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"],
  ...["cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT"],
];

/** A PNG without what it says besides its pixels. Colours, movement and the way up stay. */
export function stripPng(file: Buffer): Buffer {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new NotStrippable();
  const kept: Buffer[] = [SIGNATURE];
  let orientation = 1;
  for (let at = SIGNATURE.length; ; ) {
    if (at + FRAME_BYTES > file.length) throw new NotStrippable();
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const end = at + FRAME_BYTES + length;
    if (end > file.length) throw new NotStrippable();
    const content = file.subarray(at + 8, end - 4);
    if (type === "eXIf") orientation = orientationOf(content);
    else if (type === "iCCP") kept.push(withoutName(content));
    else if (KEPT.includes(type)) kept.push(file.subarray(at, end));
    if (type === "IEND") break;
    at = end;
  }
  const exif = exifOf(orientation);
  // Behind the header, which is the first.
  if (exif) kept.splice(2, 0, chunk("eXIf", exif));
  return Buffer.concat(kept);
}

/** The profile's name is whatever a program has called it. */
function withoutName(profile: Buffer): Buffer {
  const end = profile.indexOf(0);
  if (end < 0) throw new NotStrippable();
  return chunk("iCCP", Buffer.concat([Buffer.from("icc"), profile.subarray(end)]));
}

function chunk(type: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(FRAME_BYTES + content.length);
  whole.writeUInt32BE(content.length, 0);
  whole.write(type, 4, "latin1");
  content.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + content.length)), 8 + content.length);
  return whole;
}
