/** Writes the bit syntax of H.264: fixed lengths, Exp-Golomb codes, and whole bytes in between. */
export class RbspWriter {
  readonly #pieces: Buffer[] = [];
  #bytes: number[] = [];
  #pending = 0;
  #pendingBits = 0;

  bits(value: number, length: number): this {
    for (let bit = length - 1; bit >= 0; bit -= 1) {
      this.#pending = (this.#pending << 1) | ((value >>> bit) & 1);
      this.#pendingBits += 1;
      if (this.#pendingBits === 8) this.#flush();
    }
    return this;
  }

  /** `ue(v)`: small numbers are short. */
  unsigned(value: number): this {
    const length = 32 - Math.clz32(value + 1);
    return this.bits(0, length - 1).bits(value + 1, length);
  }

  /** `se(v)`. */
  signed(value: number): this {
    return this.unsigned(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** Fills up the byte with zeros, then copies. */
  raw(bytes: Buffer): this {
    while (this.#pendingBits > 0) this.bits(0, 1);
    this.#pieces.push(Buffer.from(this.#bytes), bytes);
    this.#bytes = [];
    return this;
  }

  /** The stop bit, and the whole as a NAL unit of the given header, with its escapes. */
  toNalUnit(header: number): Buffer {
    this.bits(1, 1).raw(Buffer.alloc(0));
    return escapeZeros(Buffer.concat([Buffer.from([header]), ...this.#pieces]));
  }

  #flush(): void {
    this.#bytes.push(this.#pending);
    this.#pending = 0;
    this.#pendingBits = 0;
  }
}

/** Two zeros and a small byte would look like the start of the next unit, so a 3 goes between. */
function escapeZeros(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let from = 0;
  let zeros = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (zeros >= 2 && byte <= 3) {
      pieces.push(bytes.subarray(from, at), Buffer.from([3]));
      from = at;
      zeros = 0;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Buffer.concat([...pieces, bytes.subarray(from)]);
}
