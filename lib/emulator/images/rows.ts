import type { Canvas } from "./canvas.ts";

/** A picture that is read row by row, so that one of 4K need not stand in memory. */
export interface RowSource {
  width: number;
  height: number;
  /** Fills `into` with red, green, blue of each pixel. */
  read(y: number, into: Uint8Array): void;
}

/** The canvas, `scale` times as large, smooth in between. */
export function toRows(canvas: Canvas, scale: number): RowSource {
  const { width, height, pixels } = canvas;
  const stride = width * 3;
  if (scale === 1) {
    return { width, height, read: (y, into) => into.set(pixels.subarray(y * stride, (y + 1) * stride)) };
  }
  const mixed = new Float32Array(stride);
  return {
    width: width * scale,
    height: height * scale,
    read(y, into) {
      const { from, to, share } = between(y, scale, height);
      for (let at = 0; at < stride; at += 1) {
        const above = pixels[from * stride + at] as number;
        mixed[at] = above + ((pixels[to * stride + at] as number) - above) * share;
      }
      for (let x = 0, out = 0; x < width * scale; x += 1) {
        const column = between(x, scale, width);
        for (let channel = 0; channel < 3; channel += 1, out += 1) {
          const left = mixed[column.from * 3 + channel] as number;
          into[out] = left + ((mixed[column.to * 3 + channel] as number) - left) * column.share + 0.5;
        }
      }
    },
  };
}

/** Which two pixels of the canvas a larger picture's pixel lies between, and how near the second. */
function between(position: number, scale: number, limit: number) {
  const exact = Math.max(0, (position + 0.5) / scale - 0.5);
  const from = Math.min(limit - 1, Math.floor(exact));
  return { from, to: Math.min(limit - 1, from + 1), share: exact - from };
}
