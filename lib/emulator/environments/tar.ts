import type { EnvironmentFile } from "./environment.ts";

const BLOCK = 512;
const LONGEST_NAME = 100;

/** A POSIX archive of the files; a path that does not fit a header gets one of its own before it. */
export function toTar(files: ReadonlyMap<string, EnvironmentFile>): Buffer {
  const parts = [...files].flatMap(([path, { bytes, modifiedMs }]) => [
    ...(Buffer.byteLength(path) > LONGEST_NAME ? longNameOf(path, modifiedMs) : []),
    toHeader({ path, size: bytes.length, modifiedMs, type: "0" }),
    ...padded(bytes),
  ]);
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

interface Header {
  path: string;
  size: number;
  modifiedMs: number;
  type: "0" | "x";
}

function longNameOf(path: string, modifiedMs: number): Buffer[] {
  const bytes = Buffer.from(toRecord(`path=${path}\n`));
  return [toHeader({ path: "PaxHeader", size: bytes.length, modifiedMs, type: "x" }), ...padded(bytes)];
}

// The number at the front counts its own digits as well.
function toRecord(text: string): string {
  const bytes = Buffer.byteLength(text) + 1;
  let length = bytes + String(bytes).length;
  length = bytes + String(length).length;
  return `${length} ${text}`;
}

function toHeader({ path, size, modifiedMs, type }: Header): Buffer {
  const header = Buffer.alloc(BLOCK);
  Buffer.from(path).copy(header, 0, 0, LONGEST_NAME);
  header.write("0000644\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write(
    `${Math.floor(modifiedMs / 1_000)
      .toString(8)
      .padStart(11, "0")}\0`,
    136,
  );
  header.write(" ".repeat(8), 148);
  header.write(type, 156);
  header.write("ustar\x0000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

function padded(bytes: Buffer): Buffer[] {
  return [bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)];
}
