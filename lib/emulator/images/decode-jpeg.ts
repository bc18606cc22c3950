import type { Breath } from "../breath.ts";
import { Canvas } from "./canvas.ts";
import { clamp } from "./colours.ts";
import { HuffmanReader } from "./huffman-reader.ts";
import { type Component, type Header, readHeader } from "./jpeg-header.ts";
import { ZIGZAG } from "./jpeg-tables.ts";

// A header of a few bytes can claim four thousand million pixels.
const LARGEST_PIXELS = 100_000_000;

/**
 * The picture of a JPEG, at an eighth to the whole of its size, whichever comes next above the
 * wanted one. Of a progressive one only the first scan is read, which is an eighth. Undefined for
 * what this does not read: arithmetic coding, four colours.
 */
export async function decodeJpeg(
  bytes: Buffer,
  wanted: number,
  breathe: Breath,
): Promise<Canvas | undefined> {
  const header = readHeader(bytes);
  if (!header || header.width * header.height > LARGEST_PIXELS) return undefined;
  const long = Math.max(header.width, header.height);
  const scale = header.isProgressive ? 1 : ([1, 2, 4].find((eighths) => (long * eighths) / 8 >= wanted) ?? 8);
  await readScan(bytes, header, scale, breathe);
  return toCanvas(header, scale);
}

async function readScan(bytes: Buffer, header: Header, scale: number, breathe: Breath): Promise<void> {
  const { components, width, height, restartInterval } = header;
  const [across, down] = largestFactors(header);
  const columns = Math.ceil(width / (8 * across));
  const rows = Math.ceil(height / (8 * down));
  for (const component of components) {
    component.stride = columns * component.across * scale;
    component.samples = new Float32Array(component.stride * rows * component.down * scale);
  }
  const reader = new HuffmanReader(bytes, header.scanAt);
  const block = new Float32Array(64);
  const inverse = createInverse(scale);
  for (let mcu = 0; mcu < columns * rows; mcu += 1) {
    if (restartInterval > 0 && mcu > 0 && mcu % restartInterval === 0) {
      reader.restart();
      for (const component of components) component.lastDc = 0;
    }
    for (const component of components) {
      for (let part = 0; part < component.across * component.down; part += 1) {
        readBlock(reader, component, block, header.isProgressive);
        const x = ((mcu % columns) * component.across + (part % component.across)) * scale;
        const y = (Math.floor(mcu / columns) * component.down + Math.floor(part / component.across)) * scale;
        inverse(block, component.samples, y * component.stride + x, component.stride);
      }
    }
    if (mcu % columns === 0) await breathe();
  }
}

function readBlock(
  reader: HuffmanReader,
  component: Component,
  block: Float32Array,
  isDcOnly: boolean,
): void {
  const { ac, dc, steps } = component;
  if (!dc) throw new Error("A table of this JPEG is missing.");
  block.fill(0);
  component.lastDc += reader.value(reader.code(dc));
  block[0] = component.lastDc * (steps[0] ?? 1);
  if (isDcOnly || !ac) return;
  for (let index = 1; index < 64; index += 1) {
    const code = reader.code(ac);
    const size = code & 15;
    if (size === 0 && code !== 0xf0) return;
    index += code >> 4;
    const place = ZIGZAG[index] ?? 63;
    if (size > 0) block[place] = reader.value(size) * (steps[place] ?? 1);
  }
}

/** The inverse cosine transform to `scale` × `scale` samples, of the lowest coefficients alone. */
function createInverse(scale: number) {
  const basis = new Float32Array(64);
  for (let u = 0; u < scale; u += 1) {
    for (let x = 0; x < scale; x += 1) {
      const norm = u === 0 ? Math.SQRT1_2 / 2 : 0.5;
      basis[u * 8 + x] = norm * Math.cos(((2 * x + 1) * u * Math.PI) / (2 * scale));
    }
  }
  const half = new Float32Array(64);
  return (block: Float32Array, samples: Float32Array, start: number, stride: number): void => {
    for (let v = 0; v < scale; v += 1) {
      for (let x = 0; x < scale; x += 1) {
        let sum = 0;
        for (let u = 0; u < scale; u += 1) sum += (block[v * 8 + u] as number) * (basis[u * 8 + x] as number);
        half[v * 8 + x] = sum;
      }
    }
    for (let y = 0; y < scale; y += 1) {
      for (let x = 0; x < scale; x += 1) {
        let sum = 128;
        for (let v = 0; v < scale; v += 1) sum += (half[v * 8 + x] as number) * (basis[v * 8 + y] as number);
        samples[start + y * stride + x] = sum;
      }
    }
  };
}

function toCanvas(header: Header, scale: number): Canvas {
  const { components, width, height } = header;
  const canvas = new Canvas(Math.ceil((width * scale) / 8), Math.ceil((height * scale) / 8));
  const [across, down] = largestFactors(header);
  const sampleAt = ({ samples, stride, ...own }: Component, x: number, y: number) =>
    samples[Math.floor((y * own.down) / down) * stride + Math.floor((x * own.across) / across)] ?? 128;
  const [luma, blue, red] = components;
  for (let y = 0, at = 0; y < canvas.height; y += 1) {
    for (let x = 0; x < canvas.width; x += 1, at += 3) {
      const light = luma ? sampleAt(luma, x, y) : 128;
      const b = blue ? sampleAt(blue, x, y) - 128 : 0;
      const r = red ? sampleAt(red, x, y) - 128 : 0;
      canvas.pixels[at] = clamp(light + 1.402 * r);
      canvas.pixels[at + 1] = clamp(light - 0.344136 * b - 0.714136 * r);
      canvas.pixels[at + 2] = clamp(light + 1.772 * b);
    }
  }
  return canvas;
}

function largestFactors({ components }: Header): [number, number] {
  return [
    Math.max(...components.map(({ across }) => across)),
    Math.max(...components.map(({ down }) => down)),
  ];
}
