import { createRandom } from "../random.ts";
import { type Colour, hex, mix, turnHue, WHITE } from "./colours.ts";
import { inLight } from "./palettes.ts";
import type { Stage } from "./stage.ts";

const PALETTES = [
  "f4efe6 e4572e 17bebb ffc914 2e282a",
  "f7f3e9 355070 6d597a e56b6f eaac8b",
  "eef4ed 134074 8da9c4 f4a259 bc4b51",
];

/** Circles, quarters and stripes on a grid, in five colours that go together. */
export function drawShapes(stage: Stage): void {
  const { brush, canvas, palette, scene } = stage;
  const random = createRandom(`shapes ${scene.seed}`);
  const list = PALETTES[random.integer(0, PALETTES.length - 1)] ?? "ffffff";
  const colours = list.split(" ").map((text) => inLight(turnHue(hex(text), scene.hue), palette));
  const one = (): Colour => colours[random.integer(0, colours.length - 1)] ?? WHITE;
  const cell = Math.min(canvas.width, canvas.height) / 4;
  canvas.fillRows(() => colours[0] ?? WHITE);
  for (let y = 0; y < canvas.height; y += cell) {
    for (let x = 0; x < canvas.width; x += cell) {
      brush.box([x, y], [cell, cell], one());
      const kind = random.integer(0, 3);
      const colour = one();
      if (kind === 0) brush.circle(x + cell / 2, y + cell / 2, cell * 0.36, colour);
      if (kind === 1)
        brush.polygon(
          [
            [x, y],
            [x + cell, y],
            [x, y + cell],
          ],
          colour,
        );
      if (kind === 2) drawQuarter(stage, [x, y], cell, [colour, one()]);
      if (kind === 3) {
        for (const share of [0.2, 0.5, 0.8])
          brush.line(
            [x, y + cell * share],
            [x + cell, y + cell * share],
            cell * 0.13,
            mix(colour, WHITE, share * 0.3),
          );
      }
    }
  }
}

function drawQuarter(
  { brush }: Stage,
  [x, y]: [number, number],
  cell: number,
  [outer, inner]: [Colour, Colour],
): void {
  const box = { left: x, top: y, right: x + cell - 1, bottom: y + cell - 1 };
  const distance = (radius: number) => (px: number, py: number) => Math.hypot(px - x, py - y) - radius;
  brush.canvas.paintShape(box, distance(cell * 0.96), outer);
  brush.canvas.paintShape(box, distance(cell * 0.5), inner);
}
