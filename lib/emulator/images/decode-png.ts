import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { Canvas } from "./canvas.ts";

const inflateAsync = promisify(inflate);
const LARGEST_RAW = 256 * 1024 * 1024;
/** Samples of a pixel by colour type: grey, red-green-blue, palette, grey and alpha, all and alpha. */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The picture of a PNG on white; undefined for interlaced ones and for less than 8 bits a sample. */
export async function decodePng(bytes: Buffer): Promise<Canvas | undefined> {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth = 0, type = 0, , , interlace = 0] = bytes.subarray(24);
  const channels = CHANNELS[type];
  if (!channels || (depth !== 8 && depth !== 16) || interlace !== 0) return undefined;
  const bytesPerPixel = channels * (depth / 8);
  const stride = width * bytesPerPixel;
  if (stride * height > LARGEST_RAW) return undefined;
  const { pixels, palette } = readPieces(bytes);
  const raw = await inflateAsync(pixels, { maxOutputLength: LARGEST_RAW });
  const canvas = new Canvas(width, height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const row = Uint8Array.from(raw.subarray(start + 1, start + 1 + stride));
    unfilter(row, above, raw[start] ?? 0, bytesPerPixel);
    paintRow(canvas, y, row, { type, step: depth / 8, bytesPerPixel, palette });
    above = row;
  }
  return canvas;
}

function readPieces(bytes: Buffer) {
  const pixels: Buffer[] = [];
  let palette: Buffer = Buffer.alloc(0);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const content = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (type === "IDAT") pixels.push(content);
    if (type === "PLTE") palette = content;
  }
  return { pixels: Buffer.concat(pixels), palette };
}

/** Each byte was stored as its difference from a guess; the filter says which guess. */
function unfilter(row: Uint8Array, above: Uint8Array, filter: number, step: number): void {
  for (let at = 0; at < row.length; at += 1) {
    const left = at >= step ? (row[at - step] as number) : 0;
    const up = above[at] as number;
    const corner = at >= step ? (above[at - step] as number) : 0;
    const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter] ?? 0;
    row[at] = (row[at] as number) + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp] = [Math.abs(up - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

interface RowLayout {
  type: number;
  /** Bytes of a sample; only the first of two is used. */
  step: number;
  bytesPerPixel: number;
  palette: Buffer;
}

function paintRow(
  canvas: Canvas,
  y: number,
  row: Uint8Array,
  { type, step, bytesPerPixel, palette }: RowLayout,
): void {
  for (let x = 0; x < canvas.width; x += 1) {
    const sample = (index: number) => row[x * bytesPerPixel + index * step] ?? 0;
    const isGrey = type === 0 || type === 4;
    const alpha = type === 6 ? sample(3) / 255 : type === 4 ? sample(1) / 255 : 1;
    for (let channel = 0; channel < 3; channel += 1) {
      const value = type === 3 ? (palette[sample(0) * 3 + channel] ?? 0) : sample(isGrey ? 0 : channel);
      canvas.pixels[(y * canvas.width + x) * 3 + channel] = 255 + (value - 255) * alpha;
    }
  }
}
