const LONGEST_MOOV = 64 * 1024;
const HEADER_BYTES = 8;

/**
 * Finds the `moov` box of an MP4, M4A or MOV that comes in pieces. Phones write it after the
 * pictures, so it may stand anywhere; all other boxes are only stepped over.
 */
export class MovieWatcher {
  #pending = Buffer.alloc(0);
  #wanted = HEADER_BYTES;
  #skip = 0;
  #moov: Buffer | undefined;
  #isDone = false;

  add(bytes: Uint8Array): void {
    for (let position = 0; position < bytes.length && !this.#isDone; ) {
      const step = Math.min(this.#skip || this.#wanted - this.#pending.length, bytes.length - position);
      if (this.#skip > 0) this.#skip -= step;
      else this.#take(bytes.subarray(position, position + step));
      position += step;
    }
  }

  facts(): { seconds?: number; width?: number; height?: number } {
    const moov = this.#moov ?? (this.#wanted > 16 ? this.#pending : undefined);
    if (!moov) return {};
    const seconds = secondsOf(moov);
    return { ...(seconds !== undefined && { seconds }), ...sizeOf(moov) };
  }

  #take(bytes: Uint8Array): void {
    this.#pending = Buffer.concat([this.#pending, bytes]);
    if (this.#pending.length < this.#wanted) return;
    const size = this.#pending.readUInt32BE(0);
    if (size === 1 && this.#wanted === HEADER_BYTES) {
      this.#wanted = HEADER_BYTES + 8;
      return;
    }
    const length = size === 1 ? Number(this.#pending.readBigUInt64BE(8)) : size;
    const type = this.#pending.toString("latin1", 4, 8);
    if (type === "moov" && this.#wanted <= 16) {
      this.#wanted = Math.min(length, LONGEST_MOOV);
    } else if (type === "moov") {
      this.#moov = this.#pending;
      this.#isDone = true;
    } else {
      this.#skip = length - this.#wanted;
      this.#wanted = HEADER_BYTES;
      this.#pending = Buffer.alloc(0);
      // Not a box, or one that reaches to the end of the file.
      this.#isDone = this.#skip < 0 || !/^[\w ©-]{4}$/.test(type);
    }
  }
}

function secondsOf(moov: Buffer): number | undefined {
  const start = moov.indexOf("mvhd") + 4;
  if (start < 4 || start + 32 > moov.length) return undefined;
  const isLong = moov[start] === 1;
  const timescale = moov.readUInt32BE(start + (isLong ? 20 : 12));
  const duration = isLong ? Number(moov.readBigUInt64BE(start + 24)) : moov.readUInt32BE(start + 16);
  return timescale > 0 && duration > 0 ? duration / timescale : undefined;
}

/** Of the largest track: sound has tracks too, of no size. */
function sizeOf(moov: Buffer): { width?: number; height?: number } {
  let largest: { width?: number; height?: number } = {};
  for (let at = moov.indexOf("tkhd"); at >= 0; at = moov.indexOf("tkhd", at + 4)) {
    const sizeAt = at + 4 + (moov[at + 4] === 1 ? 88 : 76);
    if (sizeAt + 8 > moov.length) break;
    const width = moov.readUInt32BE(sizeAt) >>> 16;
    const height = moov.readUInt32BE(sizeAt + 4) >>> 16;
    if (width > (largest.width ?? 0)) largest = { width, height };
  }
  return largest;
}
