import type { HuffmanTable } from "./jpeg-tables.ts";

/** Reads the bits of a JPEG's scan: Huffman codes, and values of a given size. */
export class HuffmanReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #pending = 0;
  #pendingBits = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  code({ lookup }: Decoder): number {
    let code = 1;
    for (let length = 1; length <= 16; length += 1) {
      code = (code << 1) | this.bits(1);
      const value = lookup[code];
      if (value !== undefined && value >= 0) return value;
    }
    throw new Error("No such code in this JPEG.");
  }

  bits(length: number): number {
    while (this.#pendingBits < length) this.#fill();
    this.#pendingBits -= length;
    return (this.#pending >>> this.#pendingBits) & ((1 << length) - 1);
  }

  /** A number of that many bits; those that begin with 0 are negative. */
  value(size: number): number {
    if (size === 0) return 0;
    const bits = this.bits(size);
    return bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
  }

  /** Goes behind the next restart marker. */
  restart(): void {
    this.#pendingBits = 0;
    while (this.#at + 1 < this.#bytes.length) {
      const marker = this.#bytes[this.#at + 1] ?? 0;
      if (this.#bytes[this.#at] === 0xff && marker >= 0xd0 && marker <= 0xd7) break;
      this.#at += 1;
    }
    this.#at += 2;
  }

  // Behind the end of the scan there are zeros without end, so a cut picture is grey from there on.
  #fill(): void {
    const byte = this.#bytes[this.#at] ?? 0;
    const isMarker = byte === 0xff && this.#bytes[this.#at + 1] !== 0;
    if (!isMarker) this.#at += byte === 0xff ? 2 : 1;
    this.#pending = ((this.#pending << 8) | (isMarker ? 0 : byte)) & 0xffffff;
    this.#pendingBits += 8;
  }
}

/** A table by code: each code stands with a 1 before it, so that its length counts. */
export interface Decoder {
  lookup: Int16Array;
}

export function toDecoder({ counts, values }: HuffmanTable): Decoder {
  const lookup = new Int16Array(1 << 17).fill(-1);
  let code = 0;
  let position = 0;
  counts.forEach((count, index) => {
    for (let n = 0; n < count; n += 1) lookup[(1 << (index + 1)) | code++] = values[position++] ?? 0;
    code *= 2;
  });
  return { lookup };
}
