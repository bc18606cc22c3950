import "server-only";
import { NotStrippable } from "./not-strippable";

const SCREEN_BYTES = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const CONTROL = 0xf9;
const APPLICATION = 0xff;
const IMAGE_HEAD_BYTES = 10;

// They say how often a picture that moves is repeated.
const LOOPS: readonly string[] = ["NETSCAPE2.0", "ANIMEXTS1.0"];

/** A GIF without comments and without what programs have put into it. */
export function stripGif(file: Buffer): Buffer {
  if (!/^GIF8[79]a/.test(file.toString("latin1", 0, 6))) throw new NotStrippable();
  let at = SCREEN_BYTES + tableBytes(file, 10);
  const kept: Buffer[] = [file.subarray(0, at)];
  for (;;) {
    const kind = file[at];
    if (kind === TRAILER) break;
    const end = kind === IMAGE ? endOfImage(file, at) : kind === EXTENSION ? endOfBlocks(file, at + 2) : -1;
    if (end < 0 || end > file.length) throw new NotStrippable();
    if (kind === IMAGE || isKept(file, at)) kept.push(file.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.from([TRAILER])]);
}

function isKept(file: Buffer, at: number): boolean {
  const label = file[at + 1];
  if (label === CONTROL) return true;
  return label === APPLICATION && LOOPS.includes(file.toString("latin1", at + 3, at + 14));
}

function endOfImage(file: Buffer, at: number): number {
  // Behind the table of colours is one byte, the size of codes.
  return endOfBlocks(file, at + IMAGE_HEAD_BYTES + tableBytes(file, at + 9) + 1);
}

function tableBytes(file: Buffer, flagsAt: number): number {
  const flags = file[flagsAt] ?? 0;
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Blocks that each say their length; one of none ends them. */
function endOfBlocks(file: Buffer, from: number): number {
  for (let at = from; at < file.length; ) {
    const length = file[at] ?? 0;
    at += 1 + length;
    if (length === 0) return at;
  }
  return -1;
}
