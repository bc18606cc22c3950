import type { Canvas } from "../images/canvas.ts";
import { RbspWriter } from "./rbsp-writer.ts";

const BLOCK = 16;
const PCM_BYTES = 384;
const FRAME_NUMBER_BITS = 8;
const PCM_IN_KEY_FRAME = 25;
const PCM_IN_OTHER_FRAME = 30;

/**
 * H.264, baseline profile, in its plainest form: what has changed since the frame before is sent as
 * bare samples (I_PCM), what has not is skipped. No loss, and no compression but that.
 */
export class H264Encoder {
  readonly #columns: number;
  readonly #rows: number;
  readonly #width: number;
  readonly #height: number;
  #before: Canvas | undefined;
  #number = 0;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#columns = Math.ceil(width / BLOCK);
    this.#rows = Math.ceil(height / BLOCK);
  }

  /** The sequence and the picture parameter set. */
  parameterSets(): [Buffer, Buffer] {
    const sequence = new RbspWriter().bits(66, 8).bits(0xc0, 8).bits(40, 8).unsigned(0);
    sequence
      .unsigned(FRAME_NUMBER_BITS - 4)
      .unsigned(2)
      .unsigned(1)
      .bits(0, 1);
    sequence
      .unsigned(this.#columns - 1)
      .unsigned(this.#rows - 1)
      .bits(0b11, 2);
    const [right, bottom] = [this.#columns * BLOCK - this.#width, this.#rows * BLOCK - this.#height];
    sequence
      .bits(1, 1)
      .unsigned(0)
      .unsigned(right / 2)
      .unsigned(0)
      .unsigned(bottom / 2);
    // Colours after BT.709, limited range; players would guess by the size of the picture.
    sequence.bits(1, 1).bits(0b001, 3).bits(5, 3).bits(0b01, 2).bits(1, 8).bits(1, 8).bits(1, 8).bits(0, 6);
    const picture = new RbspWriter().unsigned(0).unsigned(0).bits(0, 2).unsigned(0).unsigned(0).unsigned(0);
    picture.bits(0, 3).signed(0).signed(0).signed(0).bits(0b100, 3);
    return [sequence.toNalUnit(0x67), picture.toNalUnit(0x68)];
  }

  /** The first frame whole, each later one as what has changed. The canvas must not change afterwards. */
  encode(canvas: Canvas): { unit: Buffer; isKey: boolean } {
    const before = this.#before;
    const unit = before ? this.#encodeChanges(canvas, before) : this.#encodeKey(canvas);
    this.#before = canvas;
    this.#number += 1;
    return { unit, isKey: !before };
  }

  #encodeKey(canvas: Canvas): Buffer {
    const slice = new RbspWriter().unsigned(0).unsigned(7).unsigned(0).bits(0, FRAME_NUMBER_BITS).unsigned(0);
    slice.bits(0, 2).signed(0).unsigned(1);
    for (let index = 0; index < this.#columns * this.#rows; index += 1) {
      slice.unsigned(PCM_IN_KEY_FRAME).raw(this.#samplesOf(canvas, index));
    }
    return slice.toNalUnit(0x65);
  }

  #encodeChanges(canvas: Canvas, before: Canvas): Buffer {
    const number = this.#number % 2 ** FRAME_NUMBER_BITS;
    const slice = new RbspWriter().unsigned(0).unsigned(5).unsigned(0).bits(number, FRAME_NUMBER_BITS);
    slice.bits(0, 3).signed(0).unsigned(1);
    let skipped = 0;
    for (let index = 0; index < this.#columns * this.#rows; index += 1) {
      if (this.#isSame(canvas, before, index)) {
        skipped += 1;
        continue;
      }
      slice.unsigned(skipped).unsigned(PCM_IN_OTHER_FRAME).raw(this.#samplesOf(canvas, index));
      skipped = 0;
    }
    if (skipped > 0) slice.unsigned(skipped);
    return slice.toNalUnit(0x41);
  }

  #isSame(canvas: Canvas, before: Canvas, index: number): boolean {
    const { left, top } = this.#cornerOf(index);
    const stride = this.#width * 3;
    const bytes = Math.min(BLOCK, this.#width - left) * 3;
    for (let y = top; y < Math.min(top + BLOCK, this.#height); y += 1) {
      const start = y * stride + left * 3;
      for (let at = start; at < start + bytes; at += 1) {
        if (canvas.pixels[at] !== before.pixels[at]) return false;
      }
    }
    return true;
  }

  /** 256 samples of brightness, then 64 of each colour difference. */
  #samplesOf({ pixels }: Canvas, index: number): Buffer {
    const { left, top } = this.#cornerOf(index);
    const samples = Buffer.alloc(PCM_BYTES);
    const differences = new Float32Array(128);
    for (let place = 0; place < 256; place += 1) {
      const x = Math.min(left + (place & 15), this.#width - 1);
      const y = Math.min(top + (place >> 4), this.#height - 1);
      const at = (y * this.#width + x) * 3;
      const [r, g, b] = [pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number];
      samples[place] = Math.round(16 + 0.1826 * r + 0.6142 * g + 0.062 * b);
      const quarter = (place >> 5) * 8 + ((place & 15) >> 1);
      differences[quarter] = (differences[quarter] as number) - 0.1006 * r - 0.3386 * g + 0.4392 * b;
      differences[quarter + 64] =
        (differences[quarter + 64] as number) + 0.4392 * r - 0.3989 * g - 0.0403 * b;
    }
    for (let place = 0; place < 128; place += 1) {
      samples[256 + place] = Math.round(128 + (differences[place] as number) / 4);
    }
    return samples;
  }

  #cornerOf(index: number) {
    return { left: (index % this.#columns) * BLOCK, top: Math.floor(index / this.#columns) * BLOCK };
  }
}
