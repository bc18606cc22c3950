import "server-only";
import { exifOf, orientationOf } from "./exif-orientation";
import { NotStrippable } from "./not-strippable";

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const JFIF_BYTES = 14;

/**
 * A JPEG without what it says besides its pixels: where and when it was taken, by which camera, thumbnails,
 * comments, and whatever stands behind its end. Colours and the way up stay. No pixel is coded anew.
 */
export function stripJpeg(file: Buffer): Buffer {
  const kept: Buffer[] = [Buffer.from([0xff, START])];
  if (file.readUInt16BE(0) !== 0xffd8) throw new NotStrippable();
  let orientation = 1;
  for (let at = 2; ; ) {
    const marker = markerAt(file, at);
    at = marker.end;
    if (marker.code === END) break;
    const length = file.readUInt16BE(at);
    const content = file.subarray(at + 2, at + length);
    if (length < 2 || content.length !== length - 2) throw new NotStrippable();
    at += length;
    if (marker.code === APP1 && hasName(content, "Exif\0\0"))
      orientation = orientationOf(content.subarray(6));
    const rest = toKept(marker.code, content);
    if (rest) kept.push(segment(marker.code, rest));
    if (marker.code !== SCAN) continue;
    const end = endOfScan(file, at);
    kept.push(file.subarray(at, end));
    at = end;
  }
  kept.push(Buffer.from([0xff, END]));
  const exif = exifOf(orientation);
  if (exif)
    kept.splice(isJfif(kept[1]) ? 2 : 1, 0, segment(APP1, Buffer.concat([Buffer.from("Exif\0\0"), exif])));
  return Buffer.concat(kept);
}

/** Between segments any number of 0xff may stand. */
function markerAt(file: Buffer, from: number): { code: number; end: number } {
  let at = from;
  if (file[at] !== 0xff) throw new NotStrippable();
  while (file[at] === 0xff) at += 1;
  const code = file[at];
  if (code === undefined || code === 0) throw new NotStrippable();
  return { code, end: at + 1 };
}

function toKept(code: number, content: Buffer): Buffer | null {
  if (code === COMMENT) return null;
  if (code < APP0 || code > APP15) return content;
  if (code === APP0 && hasName(content, "JFIF\0")) return withoutThumbnail(content);
  if (code === APP2 && hasName(content, "ICC_PROFILE\0")) return content;
  // Without it colours would be taken for others.
  return code === APP14 && hasName(content, "Adobe") ? content.subarray(0, 12) : null;
}

function withoutThumbnail(jfif: Buffer): Buffer {
  const head = Buffer.alloc(JFIF_BYTES);
  jfif.copy(head, 0, 0, JFIF_BYTES - 2);
  return head;
}

function hasName(content: Buffer, name: string): boolean {
  return content.toString("latin1", 0, name.length) === name;
}

function isJfif(piece: Buffer | undefined): boolean {
  return piece?.[1] === APP0;
}

function segment(code: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Pixels end at a marker; 0xff00 is a pixel's byte, and the restart marks stand among them. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    const isAmong = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isAmong) return at;
  }
  throw new NotStrippable();
}
