import type { Breath } from "../breath.ts";
import type { Canvas } from "./canvas.ts";
import { type Colour, clamp, mix, turnHue } from "./colours.ts";
import { decodeJpeg } from "./decode-jpeg.ts";
import { decodePng } from "./decode-png.ts";
import type { Scene, Time } from "./scene.ts";
import { drawLights } from "./sky.ts";
import type { Stage } from "./stage.ts";

/** A picture of another hand, of at least about `wanted` pixels; undefined where it cannot be read. */
export async function readPhoto(bytes: Buffer, wanted: number, breathe: Breath): Promise<Canvas | undefined> {
  try {
    return bytes[0] === 0x89 ? await decodePng(bytes) : await decodeJpeg(bytes, wanted, breathe);
  } catch {
    // Whatever is wrong with it: there is a picture to be made, with or without this one.
    return undefined;
  }
}

/** A scene of nothing: what an instruction adds to it is what it does to a photo. */
export function emptyScene(seed: string, aspectRatio: string): Scene {
  return {
    ...{ seed, place: "meadow", time: "day", weather: "clear", subjects: [], hue: 0, tone: "none" },
    isMirrored: false,
    aspectRatio,
  };
}

/** The photo in place of sky and land, in the light that the scene asks for. */
export function drawPhoto(stage: Stage, photo: Canvas): void {
  const { canvas, scene } = stage;
  fill(canvas, photo);
  const light = LIGHTS[scene.time];
  if (light) canvas.change(light);
  if (scene.hue !== 0) canvas.change((colour) => turnHue(colour, scene.hue));
  drawLights(stage);
}

const LIGHTS: Partial<Record<Time, (colour: Colour) => Colour>> = {
  night: ([r, g, b]) => mix([r * 0.3, g * 0.34, b * 0.5], [10, 16, 52], 0.3),
  dusk: ([r, g, b]) => [clamp(r * 1.02 + 12), g * 0.76, b * 0.68],
  dawn: ([r, g, b]) => [clamp(r + 18), clamp(g * 0.95 + 8), clamp(b * 0.97 + 14)],
};

/** As large as needed to leave nothing bare, and cut where it is too long. */
function fill(canvas: Canvas, photo: Canvas): void {
  const scale = Math.min(photo.width / canvas.width, photo.height / canvas.height);
  const left = (photo.width - canvas.width * scale) / 2;
  const top = (photo.height - canvas.height * scale) / 2;
  for (let y = 0, at = 0; y < canvas.height; y += 1) {
    for (let x = 0; x < canvas.width; x += 1, at += 3) {
      copyPixel(canvas, at, photo, left + (x + 0.5) * scale - 0.5, top + (y + 0.5) * scale - 0.5);
    }
  }
}

/** Mixed from the four pixels around a place. */
function copyPixel(
  canvas: Canvas,
  at: number,
  { width, height, pixels }: Canvas,
  x: number,
  y: number,
): void {
  const x0 = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const y0 = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const across = Math.max(0, x - x0);
  const down = Math.max(0, y - y0);
  const right = x0 + 1 < width ? 3 : 0;
  const below = y0 + 1 < height ? width * 3 : 0;
  const from = (y0 * width + x0) * 3;
  for (let channel = from; channel < from + 3; channel += 1) {
    const upper = (pixels[channel] as number) * (1 - across) + (pixels[channel + right] as number) * across;
    const lower =
      (pixels[channel + below] as number) * (1 - across) +
      (pixels[channel + below + right] as number) * across;
    canvas.pixels[at + channel - from] = upper * (1 - down) + lower * down;
  }
}
