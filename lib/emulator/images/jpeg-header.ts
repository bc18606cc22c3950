import { type Decoder, toDecoder } from "./huffman-reader.ts";
import { ZIGZAG } from "./jpeg-tables.ts";

export interface Component {
  id: number;
  across: number;
  down: number;
  steps: number[];
  dc: Decoder | undefined;
  ac: Decoder | undefined;
  lastDc: number;
  stride: number;
  samples: Float32Array;
}

export interface Header {
  width: number;
  height: number;
  isProgressive: boolean;
  components: Component[];
  restartInterval: number;
  scanAt: number;
}

/** What stands before the first scan; undefined for what the decoder does not read. */
export function readHeader(bytes: Buffer): Header | undefined {
  const steps = new Map<number, number[]>();
  const tables = new Map<number, Decoder>();
  let header: Header | undefined;
  let restartInterval = 0;
  for (let at = 2; at + 4 < bytes.length; ) {
    const marker = bytes.readUInt16BE(at);
    const segment = bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2));
    at += 4 + segment.length;
    if (marker === 0xffdb) readSteps(segment, steps);
    else if (marker === 0xffc4) readTables(segment, tables);
    else if (marker === 0xffdd) restartInterval = segment.readUInt16BE(0);
    else if (marker >= 0xffc0 && marker <= 0xffc2) header = readFrame(segment, marker, steps);
    else if (marker === 0xffda) {
      if (header) selectTables(segment, header, tables);
      return header && { ...header, restartInterval, scanAt: at };
    } else if (marker < 0xff00 || (marker > 0xffc2 && marker < 0xffd0 && marker !== 0xffc8)) return undefined;
  }
  return undefined;
}

function readSteps(segment: Buffer, steps: Map<number, number[]>): void {
  for (let at = 0; at < segment.length; ) {
    const kind = segment.readUInt8(at);
    const size = kind >> 4 === 0 ? 1 : 2;
    const natural: number[] = [];
    for (const [index, place] of ZIGZAG.entries())
      natural[place] = segment.readUIntBE(at + 1 + index * size, size);
    steps.set(kind & 15, natural);
    at += 1 + 64 * size;
  }
}

function readTables(segment: Buffer, tables: Map<number, Decoder>): void {
  for (let at = 0; at + 17 <= segment.length; ) {
    const counts = [...segment.subarray(at + 1, at + 17)];
    const count = counts.reduce((sum, value) => sum + value, 0);
    tables.set(
      segment.readUInt8(at),
      toDecoder({ counts, values: segment.subarray(at + 17, at + 17 + count) }),
    );
    at += 17 + count;
  }
}

function readFrame(segment: Buffer, marker: number, steps: Map<number, number[]>): Header | undefined {
  const count = segment.readUInt8(5);
  if (count !== 1 && count !== 3) return undefined;
  const components = Array.from({ length: count }, (_, index): Component => {
    const [id = 0, sampling = 0x11, table = 0] = segment.subarray(6 + index * 3);
    const factors = count === 1 ? { across: 1, down: 1 } : { across: sampling >> 4, down: sampling & 15 };
    const empty = { dc: undefined, ac: undefined, lastDc: 0, stride: 0, samples: new Float32Array() };
    return { id, ...factors, steps: steps.get(table) ?? [], ...empty };
  });
  const size = { height: segment.readUInt16BE(1), width: segment.readUInt16BE(3) };
  return { ...size, isProgressive: marker === 0xffc2, components, restartInterval: 0, scanAt: 0 };
}

function selectTables(segment: Buffer, { components }: Header, tables: Map<number, Decoder>): void {
  for (let index = 0; index < segment.readUInt8(0); index += 1) {
    const [id, selected = 0] = segment.subarray(1 + index * 2);
    const component = components.find((known) => known.id === id);
    if (!component) continue;
    component.dc = tables.get(selected >> 4);
    component.ac = tables.get(0x10 | (selected & 15));
  }
}
