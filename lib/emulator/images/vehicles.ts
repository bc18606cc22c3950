import { type Colour, mix, WHITE } from "./colours.ts";
import type { DrawSubject } from "./creatures.ts";
import { inLight } from "./palettes.ts";

const INK: Colour = [38, 34, 44];
const WOOD: Colour = [128, 84, 54];

export const drawBoat: DrawSubject = ({ brush, palette }, [x, y], s, colour) => {
  const sail = inLight([250, 246, 236], palette);
  brush.box([x - s * 0.015, y - s * 0.98], [s * 0.03, s * 0.85], inLight(WOOD, palette));
  brush.polygon(
    [
      [x + s * 0.04, y - s * 0.95],
      [x + s * 0.4, y - s * 0.24],
      [x + s * 0.04, y - s * 0.24],
    ],
    sail,
  );
  brush.polygon(
    [
      [x - s * 0.04, y - s * 0.85],
      [x - s * 0.3, y - s * 0.24],
      [x - s * 0.04, y - s * 0.24],
    ],
    mix(sail, palette.shade, 0.12),
  );
  brush.polygon(
    [
      [x - s * 0.46, y - s * 0.18],
      [x + s * 0.5, y - s * 0.18],
      [x + s * 0.34, y + s * 0.03],
      [x - s * 0.32, y + s * 0.03],
    ],
    colour,
  );
  brush.line([x - s * 0.44, y - s * 0.15], [x + s * 0.47, y - s * 0.15], s * 0.03, mix(colour, WHITE, 0.5));
  brush.line([x - s * 0.4, y + s * 0.05], [x + s * 0.42, y + s * 0.05], s * 0.03, palette.light, 0.35);
};

export const drawBalloon: DrawSubject = ({ brush, palette }, [x, y], s, colour) => {
  for (const side of [-1, 1])
    brush.line([x + side * s * 0.2, y + s * 0.2], [x + side * s * 0.08, y + s * 0.5], s * 0.015, INK, 0.7);
  brush.polygon(
    [
      [x - s * 0.34, y + s * 0.08],
      [x + s * 0.34, y + s * 0.08],
      [x + s * 0.1, y + s * 0.36],
      [x - s * 0.1, y + s * 0.36],
    ],
    colour,
  );
  brush.circle(x, y - s * 0.1, s * 0.38, colour);
  brush.ellipse([x, y - s * 0.08], [s * 0.14, s * 0.39], mix(colour, WHITE, 0.55));
  brush.ellipse([x - s * 0.16, y - s * 0.26], [s * 0.06, s * 0.1], mix(colour, WHITE, 0.35), 0.5);
  brush.box([x - s * 0.1, y + s * 0.48], [s * 0.2, s * 0.15], inLight(WOOD, palette), s * 0.02);
};

export const drawRocket: DrawSubject = ({ brush }, [x, y], s, colour) => {
  brush.glow(x, y + s * 0.6, s * 0.35, [255, 190, 90], 0.8);
  brush.polygon(
    [
      [x - s * 0.1, y + s * 0.4],
      [x, y + s * 0.78],
      [x + s * 0.1, y + s * 0.4],
    ],
    [255, 176, 66],
  );
  for (const side of [-1, 1])
    brush.polygon(
      [
        [x + side * s * 0.14, y + s * 0.08],
        [x + side * s * 0.34, y + s * 0.44],
        [x + side * s * 0.12, y + s * 0.38],
      ],
      colour,
    );
  brush.ellipse([x, y - s * 0.05], [s * 0.18, s * 0.5], [240, 242, 246]);
  brush.polygon(
    [
      [x - s * 0.155, y - s * 0.3],
      [x, y - s * 0.62],
      [x + s * 0.155, y - s * 0.3],
    ],
    colour,
  );
  brush.circle(x, y - s * 0.1, s * 0.085, colour);
  brush.circle(x, y - s * 0.1, s * 0.06, [120, 190, 220]);
};

export const drawCar: DrawSubject = ({ brush, palette }, [x, y], s, colour) => {
  brush.polygon(
    [
      [x - s * 0.4, y - s * 0.36],
      [x - s * 0.24, y - s * 0.6],
      [x + s * 0.2, y - s * 0.6],
      [x + s * 0.4, y - s * 0.36],
    ],
    colour,
  );
  brush.polygon(
    [
      [x - s * 0.3, y - s * 0.37],
      [x - s * 0.2, y - s * 0.54],
      [x - s * 0.02, y - s * 0.54],
      [x - s * 0.02, y - s * 0.37],
    ],
    inLight([176, 214, 232], palette),
  );
  brush.polygon(
    [
      [x + s * 0.03, y - s * 0.37],
      [x + s * 0.03, y - s * 0.54],
      [x + s * 0.17, y - s * 0.54],
      [x + s * 0.29, y - s * 0.37],
    ],
    inLight([176, 214, 232], palette),
  );
  brush.box([x - s * 0.62, y - s * 0.38], [s * 1.24, s * 0.27], colour, s * 0.09);
  for (const side of [-1, 1]) {
    brush.circle(x + side * s * 0.36, y - s * 0.1, s * 0.13, INK);
    brush.circle(x + side * s * 0.36, y - s * 0.1, s * 0.06, [190, 194, 202]);
  }
  brush.circle(x + s * 0.56, y - s * 0.27, s * 0.04, palette.light);
};
