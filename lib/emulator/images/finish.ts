import { createRandom } from "../random.ts";
import { type Colour, clamp, mix, turnHue, WHITE } from "./colours.ts";
import type { Scene, Tone } from "./scene.ts";
import type { Stage } from "./stage.ts";

/** What lies over the whole picture: weather, its direction, its tone, its border. */
export function finishPicture(stage: Stage): void {
  const { canvas, scene } = stage;
  if (scene.weather === "rain") drawRain(stage);
  if (scene.weather === "snowfall" || scene.place === "snow") drawSnowflakes(stage);
  if (scene.isMirrored) canvas.mirror();
  if (scene.tone !== "none") canvas.change(toneOf(scene));
  if (scene.border) drawBorder(stage, scene.border);
}

/** What the scene's tone makes of a colour. */
export function toneOf({ tone }: Scene): (colour: Colour) => Colour {
  return TONES[tone] ?? ((colour) => colour);
}

function greyOf([r, g, b]: Colour): number {
  return 0.3 * r + 0.59 * g + 0.11 * b;
}

const TONES: Partial<Record<Tone, (colour: Colour) => Colour>> = {
  grey: (colour) => {
    const grey = clamp((greyOf(colour) - 128) * 1.1 + 128);
    return [grey, grey, grey];
  },
  sepia: (colour) => {
    const grey = greyOf(colour);
    return [clamp(grey * 1.07 + 14), clamp(grey * 0.9 + 8), clamp(grey * 0.7)];
  },
  warm: ([r, g, b]) => [clamp(r * 1.12 + 8), g, b * 0.8],
  cold: ([r, g, b]) => [r * 0.8, clamp(g * 0.97), clamp(b * 1.12 + 10)],
  pastel: (colour) => mix(colour, WHITE, 0.42),
  vivid: (colour) => {
    const grey = greyOf(colour);
    const [r, g, b] = turnHue(colour, 0);
    return [clamp(grey + (r - grey) * 1.6), clamp(grey + (g - grey) * 1.6), clamp(grey + (b - grey) * 1.6)];
  },
};

function drawRain({ brush, canvas, scene, unit }: Stage): void {
  const random = createRandom(`rain ${scene.seed}`);
  const count = (canvas.width * canvas.height) / (unit * unit * 55);
  for (let index = 0; index < count; index += 1) {
    const [x, y] = [random.fraction() * canvas.width, random.fraction() * canvas.height];
    const length = unit * (3 + 3 * random.fraction());
    brush.line([x, y], [x - length * 0.25, y + length], unit * 0.22, [222, 234, 244], 0.5);
  }
}

function drawSnowflakes({ brush, canvas, scene, unit }: Stage): void {
  const random = createRandom(`snow ${scene.seed}`);
  const count = (canvas.width * canvas.height) / (unit * unit * 75);
  for (let index = 0; index < count; index += 1) {
    const [x, y] = [random.fraction() * canvas.width, random.fraction() * canvas.height];
    brush.circle(x, y, unit * (0.25 + 0.6 * random.fraction()), WHITE, 0.85);
  }
}

function drawBorder({ brush, canvas, unit }: Stage, colour: NonNullable<Scene["border"]>): void {
  const { width, height } = canvas;
  const thick = unit * 5;
  const sides: [number, number, number, number][] = [
    [0, 0, width, thick],
    [0, height - thick, width, thick],
    [0, 0, thick, height],
    [width - thick, 0, thick, height],
  ];
  for (const [x, y, w, h] of sides) brush.box([x, y], [w, h], colour);
  const inner = mix(colour, [0, 0, 0], 0.25);
  const [near, farX, farY] = [thick, width - thick, height - thick];
  brush.line([near, near], [farX, near], unit * 0.4, inner);
  brush.line([near, farY], [farX, farY], unit * 0.4, inner);
  brush.line([near, near], [near, farY], unit * 0.4, inner);
  brush.line([farX, near], [farX, farY], unit * 0.4, inner);
}
