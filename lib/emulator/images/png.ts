import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";
import type { Breath } from "../breath.ts";
import type { RowSource } from "./rows.ts";

const deflateAsync = promisify(deflate);
const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const UP_FILTER = 2;

/** A PNG of 8 bits a channel, with a comment before its pixels. */
export async function encodePng(rows: RowSource, comment: Buffer, breathe: Breath): Promise<Buffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows.width, 0);
  header.writeUInt32BE(rows.height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = await deflateAsync(await filter(rows, breathe), { level: 4 });
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("tEXt", Buffer.concat([Buffer.from("Comment\0"), comment])),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Each row as its difference from the one above, which in skies and fields is mostly nothing. */
async function filter(rows: RowSource, breathe: Breath): Promise<Buffer> {
  const stride = rows.width * 3;
  const filtered = Buffer.alloc((stride + 1) * rows.height);
  let above = new Uint8Array(stride);
  let row = new Uint8Array(stride);
  for (let y = 0; y < rows.height; y += 1) {
    rows.read(y, row);
    const start = y * (stride + 1);
    filtered[start] = UP_FILTER;
    for (let at = 0; at < stride; at += 1) {
      filtered[start + 1 + at] = (row[at] as number) - (above[at] as number);
    }
    [above, row] = [row, above];
    if (y % 16 === 0) await breathe();
  }
  return filtered;
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(content.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(typed));
  return Buffer.concat([head, typed, tail]);
}
