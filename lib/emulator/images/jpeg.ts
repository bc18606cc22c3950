import type { Breath } from "../breath.ts";
import { BitWriter } from "./bit-writer.ts";
import { forwardDct, toFactors } from "./dct.ts";
import { AC_TABLE, DC_TABLE, type HuffmanTable, quantTables, toCodes, ZIGZAG } from "./jpeg-tables.ts";
import type { RowSource } from "./rows.ts";

const QUALITY = 88;
const STEPS = quantTables(QUALITY);
const FACTORS = { luma: toFactors(STEPS.luma), chroma: toFactors(STEPS.chroma) };
const DC_CODES = toCodes(DC_TABLE);
const AC_CODES = toCodes(AC_TABLE);
const SKIP_16 = 0xf0;
const END_OF_BLOCK = 0;

/** A baseline JPEG with half the resolution for colour (4:2:0), and a comment at its start. */
export async function encodeJpeg(rows: RowSource, comment: Buffer, breathe: Breath): Promise<Buffer> {
  const bits = new BitWriter();
  const encoder = new McuEncoder(rows, bits);
  for (let top = 0; top < rows.height; top += 16) {
    encoder.encodeRow(top);
    await breathe();
  }
  const pieces = [...toHead(rows.width, rows.height, comment), bits.end(), Buffer.from([0xff, 0xd9])];
  return Buffer.concat(pieces);
}

/** Encodes strips of 16 rows: four blocks of brightness and one of each colour difference at a time. */
class McuEncoder {
  readonly #rows: RowSource;
  readonly #bits: BitWriter;
  readonly #stride: number;
  readonly #row: Uint8Array;
  readonly #luma: Float32Array;
  readonly #blue: Float32Array;
  readonly #red: Float32Array;
  readonly #block = new Float32Array(64);
  /** The last DC value of each component: only differences are written. */
  readonly #lastDc = [0, 0, 0];

  constructor(rows: RowSource, bits: BitWriter) {
    this.#rows = rows;
    this.#bits = bits;
    this.#stride = Math.ceil(rows.width / 16) * 16;
    this.#row = new Uint8Array(rows.width * 3);
    this.#luma = new Float32Array(this.#stride * 16);
    this.#blue = new Float32Array((this.#stride / 2) * 8);
    this.#red = new Float32Array((this.#stride / 2) * 8);
  }

  encodeRow(top: number): void {
    this.#blue.fill(0);
    this.#red.fill(0);
    for (let y = 0; y < 16; y += 1) {
      this.#rows.read(Math.min(top + y, this.#rows.height - 1), this.#row);
      this.#convert(y);
    }
    const half = this.#stride / 2;
    for (let x = 0; x < this.#stride; x += 16) {
      for (const corner of [x, x + 8, x + this.#stride * 8, x + this.#stride * 8 + 8]) {
        this.#encodeBlock(this.#luma, corner, this.#stride, 0);
      }
      this.#encodeBlock(this.#blue, x / 2, half, 1);
      this.#encodeBlock(this.#red, x / 2, half, 2);
    }
  }

  /** One row of the strip to brightness, and a quarter of each pixel's colour to that of its four. */
  #convert(y: number): void {
    const { width } = this.#rows;
    const half = (y >> 1) * (this.#stride / 2);
    for (let x = 0; x < this.#stride; x += 1) {
      const at = Math.min(x, width - 1) * 3;
      const r = this.#row[at] as number;
      const g = this.#row[at + 1] as number;
      const b = this.#row[at + 2] as number;
      const luma = 0.299 * r + 0.587 * g + 0.114 * b;
      this.#luma[y * this.#stride + x] = luma - 128;
      this.#blue[half + (x >> 1)] = (this.#blue[half + (x >> 1)] as number) + (b - luma) * 0.141;
      this.#red[half + (x >> 1)] = (this.#red[half + (x >> 1)] as number) + (r - luma) * 0.178317;
    }
  }

  #encodeBlock(plane: Float32Array, start: number, stride: number, component: number): void {
    const block = this.#block;
    const first = plane[start] as number;
    let isFlat = true;
    for (let index = 0; index < 64; index += 1) {
      const value = plane[start + (index >> 3) * stride + (index & 7)] as number;
      if (value !== first) isFlat = false;
      block[index] = value;
    }
    const factors = component === 0 ? FACTORS.luma : FACTORS.chroma;
    if (isFlat) {
      this.#writeDc(Math.round(first * 64 * (factors[0] as number)), component);
      this.#writeCode(AC_CODES[END_OF_BLOCK]);
      return;
    }
    forwardDct(block);
    this.#writeDc(Math.round((block[0] as number) * (factors[0] as number)), component);
    this.#writeAc(factors);
  }

  #writeDc(value: number, component: number): void {
    const difference = value - (this.#lastDc[component] ?? 0);
    this.#lastDc[component] = value;
    this.#writeValue(difference, DC_CODES, 0);
  }

  #writeAc(factors: Float32Array): void {
    let zeros = 0;
    for (let index = 1; index < 64; index += 1) {
      const at = ZIGZAG[index] as number;
      const value = Math.round((this.#block[at] as number) * (factors[at] as number));
      if (value === 0) {
        zeros += 1;
        continue;
      }
      for (; zeros > 15; zeros -= 16) this.#writeCode(AC_CODES[SKIP_16]);
      this.#writeValue(value, AC_CODES, zeros << 4);
      zeros = 0;
    }
    if (zeros > 0) this.#writeCode(AC_CODES[END_OF_BLOCK]);
  }

  /** A code that tells how many bits follow, then those; negative values less one. */
  #writeValue(value: number, codes: typeof DC_CODES, prefix: number): void {
    const size = 32 - Math.clz32(Math.abs(value));
    this.#writeCode(codes[prefix | size]);
    if (size > 0) this.#bits.write(value < 0 ? value - 1 : value, size);
  }

  #writeCode(entry: { code: number; length: number } | undefined): void {
    if (entry) this.#bits.write(entry.code, entry.length);
  }
}

function toHead(width: number, height: number, comment: Buffer): Buffer[] {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const inZigzag = (steps: number[]) => ZIGZAG.map((at) => steps[at] ?? 1);
  return [
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xfe, [...comment]),
    segment(0xdb, [0, ...inZigzag(STEPS.luma)]),
    segment(0xdb, [1, ...inZigzag(STEPS.chroma)]),
    segment(0xc0, [8, ...size, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]),
    segment(0xc4, [0x00, ...tableBytes(DC_TABLE)]),
    segment(0xc4, [0x10, ...tableBytes(AC_TABLE)]),
    segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
  ];
}

function tableBytes({ counts, values }: HuffmanTable): number[] {
  return [...counts, ...values];
}

function segment(marker: number, content: number[]): Buffer {
  const length = content.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...content]);
}
