import { type Colour, mix } from "./colours.ts";

/** A colour, or one for each place. */
export type Paint = Colour | ((x: number, y: number) => Colour);

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Pixels and the two ways to fill them: a shape by its distance, land by its height. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, row by row. */
  readonly pixels: Uint8ClampedArray;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8ClampedArray(width * height * 3);
  }

  /** Every row in one colour, given by how far down it is, from 0 to 1. */
  fillRows(colourAt: (share: number) => Colour): void {
    for (let y = 0; y < this.height; y += 1) {
      const [r, g, b] = colourAt(y / this.height);
      for (let at = y * this.width * 3; at < (y + 1) * this.width * 3; at += 3) {
        this.pixels[at] = r;
        this.pixels[at + 1] = g;
        this.pixels[at + 2] = b;
      }
    }
  }

  /**
   * Paints where the distance to the shape's edge is negative; within half a pixel of the edge it
   * paints in part, so edges are smooth. Outside the box nothing is asked.
   */
  paintShape(box: Box, distance: (x: number, y: number) => number, paint: Paint, alpha = 1): void {
    const right = Math.min(this.width - 1, Math.ceil(box.right));
    const bottom = Math.min(this.height - 1, Math.ceil(box.bottom));
    for (let y = Math.max(0, Math.floor(box.top)); y <= bottom; y += 1) {
      for (let x = Math.max(0, Math.floor(box.left)); x <= right; x += 1) {
        const cover = 0.5 - distance(x + 0.5, y + 0.5);
        if (cover <= 0) continue;
        this.blend(x, y, typeof paint === "function" ? paint(x, y) : paint, Math.min(1, cover) * alpha);
      }
    }
  }

  /** Paints all below a line, from one colour at the line to another `depth` pixels below it. */
  fillBelow(lineAt: (x: number) => number, colours: [Colour, Colour], depth: number): void {
    const line = Float32Array.from({ length: this.width }, (_, x) => lineAt(x + 0.5));
    const shades = Array.from({ length: 64 }, (_, index) => mix(...colours, index / 63));
    const top = line.reduce((least, value) => Math.min(least, value), this.height);
    for (let y = Math.max(0, Math.floor(top) - 1); y < this.height; y += 1) {
      for (let x = 0; x < this.width; x += 1) {
        const below = y + 1 - (line[x] as number);
        if (below <= 0) continue;
        const shade = shades[Math.min(63, Math.floor((below / depth) * 63))] ?? colours[1];
        this.blend(x, y, shade, Math.min(1, below));
      }
    }
  }

  blend(x: number, y: number, [r, g, b]: Colour, alpha: number): void {
    const at = (y * this.width + x) * 3;
    const { pixels } = this;
    pixels[at] = (pixels[at] as number) + (r - (pixels[at] as number)) * alpha;
    pixels[at + 1] = (pixels[at + 1] as number) + (g - (pixels[at + 1] as number)) * alpha;
    pixels[at + 2] = (pixels[at + 2] as number) + (b - (pixels[at + 2] as number)) * alpha;
  }

  /** Every pixel by itself, for tones. */
  change(toColour: (colour: Colour) => Colour): void {
    const { pixels } = this;
    for (let at = 0; at < pixels.length; at += 3) {
      pixels.set(toColour([pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number]), at);
    }
  }

  /** Left becomes right. */
  mirror(): void {
    const { pixels, width, height } = this;
    for (let y = 0; y < height; y += 1) {
      const row = pixels.slice(y * width * 3, (y + 1) * width * 3);
      for (let at = 0; at < row.length; at += 1) {
        // Pixels turn round, the three colours of each do not.
        pixels[y * width * 3 + row.length - 3 - at + 2 * (at % 3)] = row[at] as number;
      }
    }
  }
}
