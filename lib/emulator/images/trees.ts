import type { Point } from "./brush.ts";
import { type Colour, mix, WHITE } from "./colours.ts";
import { inLight } from "./palettes.ts";
import type { Stage } from "./stage.ts";

const BARK: Colour = [112, 78, 56];

/** Standing on a point, three tiers high. */
export function drawPine({ brush, palette }: Stage, [x, y]: Point, height: number, colour: Colour): void {
  brush.box([x - height * 0.03, y - height * 0.14], [height * 0.06, height * 0.14], inLight(BARK, palette));
  for (const [low, high, half] of [
    [0.1, 0.55, 0.25],
    [0.33, 0.78, 0.2],
    [0.58, 1, 0.14],
  ] as const) {
    brush.polygon(
      [
        [x - height * half, y - height * low],
        [x, y - height * high],
        [x + height * half, y - height * low],
      ],
      colour,
    );
  }
}

/** With a round crown, lighter where the light falls. */
export function drawTree({ brush, palette }: Stage, [x, y]: Point, height: number, colour: Colour): void {
  brush.box([x - height * 0.045, y - height * 0.45], [height * 0.09, height * 0.45], inLight(BARK, palette));
  for (const [dx, dy, radius] of [
    [-0.17, 0.5, 0.19],
    [0.18, 0.52, 0.18],
    [0, 0.68, 0.24],
    [0, 0.5, 0.2],
  ] as const) {
    brush.circle(x + dx * height, y - dy * height, radius * height, colour);
  }
  brush.circle(x - height * 0.08, y - height * 0.72, height * 0.12, mix(colour, WHITE, 0.12));
}
