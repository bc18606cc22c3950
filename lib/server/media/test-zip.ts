import "server-only";
import { crc32, deflateRawSync } from "node:zlib";

export type ZipEntry = {
  name: string;
  content: Buffer;
  isStored?: boolean;
  isLink?: boolean;
  /** What the directory says of its unpacked size, where that is a lie. */
  claimedSize?: number;
};

const UTF8_NAMES = 0x800;
const LINK_MODE = 0o120777;
const FILE_MODE = 0o100644;

/** A zip, with what its directory says of each entry in our hands. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = entry.isStored ? entry.content : deflateRawSync(entry.content);
    const about = aboutEntry(entry, packed);
    const name = Buffer.from(entry.name);
    const file = Buffer.concat([words("PK\x03\x04", 20), about, shorts(name.length, 0), name, packed]);
    const mode = entry.isLink ? LINK_MODE : FILE_MODE;
    const place = Buffer.concat([shorts(0, 0, 0), longs((mode << 16) >>> 0, offset)]);
    directory.push(
      Buffer.concat([words("PK\x01\x02", 0x031e, 20), about, shorts(name.length, 0), place, name]),
    );
    files.push(file);
    offset += file.length;
  }
  return Buffer.concat([...files, ...directory, endOf(Buffer.concat(directory), entries.length, offset)]);
}

function aboutEntry({ content, isStored, claimedSize }: ZipEntry, packed: Buffer): Buffer {
  const sizes = longs(crc32(content), packed.length, claimedSize ?? content.length);
  return Buffer.concat([shorts(UTF8_NAMES, isStored ? 0 : 8, 0, 0), sizes]);
}

function endOf(directory: Buffer, count: number, offset: number): Buffer {
  const counts = shorts(0, 0, count, count);
  return Buffer.concat([words("PK\x05\x06"), counts, longs(directory.length, offset), shorts(0)]);
}

function words(signature: string, ...numbers: number[]): Buffer {
  return Buffer.concat([Buffer.from(signature, "latin1"), shorts(...numbers)]);
}

function shorts(...numbers: number[]): Buffer {
  const result = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, position) => {
    result.writeUInt16LE(number, position * 2);
  });
  return result;
}

function longs(...numbers: number[]): Buffer {
  const result = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, position) => {
    result.writeUInt32LE(number, position * 4);
  });
  return result;
}
