/** Bits, the highest first, into bytes; a 0xff is followed by the 0 that JPEG asks for. */
export class BitWriter {
  #bytes = new Uint8Array(64 * 1024);
  #length = 0;
  #pending = 0;
  #pendingBits = 0;

  /** At most 16 bits at a time. */
  write(bits: number, length: number): void {
    this.#pending = (this.#pending << length) | (bits & ((1 << length) - 1));
    this.#pendingBits += length;
    while (this.#pendingBits >= 8) {
      this.#pendingBits -= 8;
      this.#push((this.#pending >>> this.#pendingBits) & 0xff);
    }
    this.#pending &= (1 << this.#pendingBits) - 1;
  }

  /** Fills the last byte with ones, as JPEG does. */
  end(): Uint8Array {
    if (this.#pendingBits > 0) this.write(0xff, 8 - this.#pendingBits);
    return this.#bytes.subarray(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length + 2 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
    if (byte === 0xff) this.#bytes[this.#length++] = 0;
  }
}
