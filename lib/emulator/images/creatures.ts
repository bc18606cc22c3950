import type { Point } from "./brush.ts";
import { type Colour, mix, WHITE } from "./colours.ts";
import type { Stage } from "./stage.ts";

/** Draws one thing standing on (or hanging at) a point, about `size` high. */
export type DrawSubject = (stage: Stage, at: Point, size: number, colour: Colour) => void;

const INK: Colour = [38, 34, 44];

export const drawCat: DrawSubject = ({ brush }, [x, y], s, colour) => {
  const dark = mix(colour, INK, 0.25);
  brush.line([x + s * 0.22, y - s * 0.08], [x + s * 0.46, y - s * 0.16], s * 0.09, dark);
  brush.line([x + s * 0.46, y - s * 0.16], [x + s * 0.5, y - s * 0.42], s * 0.09, dark);
  brush.ellipse([x, y - s * 0.28], [s * 0.27, s * 0.3], colour);
  brush.ellipse([x - s * 0.1, y - s * 0.03], [s * 0.09, s * 0.05], dark);
  brush.ellipse([x + s * 0.1, y - s * 0.03], [s * 0.09, s * 0.05], dark);
  for (const side of [-1, 1]) {
    brush.polygon(
      [
        [x + side * s * 0.23, y - s * 0.72],
        [x + side * s * 0.2, y - s * 1.0],
        [x + side * s * 0.03, y - s * 0.82],
      ],
      colour,
    );
    brush.polygon(
      [
        [x + side * s * 0.19, y - s * 0.76],
        [x + side * s * 0.18, y - s * 0.92],
        [x + side * s * 0.08, y - s * 0.82],
      ],
      [233, 170, 170],
    );
  }
  brush.ellipse([x, y - s * 0.66], [s * 0.25, s * 0.21], colour);
  drawFace(brush, [x, y - s * 0.66], s);
  for (const side of [-1, 1]) {
    for (const tilt of [-0.03, 0.03]) {
      brush.line(
        [x + side * s * 0.08, y - s * 0.6],
        [x + side * s * 0.3, y - s * (0.6 - tilt)],
        s * 0.012,
        INK,
        0.6,
      );
    }
  }
};

export const drawDog: DrawSubject = ({ brush }, [x, y], s, colour) => {
  const dark = mix(colour, INK, 0.35);
  brush.line([x + s * 0.22, y - s * 0.25], [x + s * 0.42, y - s * 0.48], s * 0.08, colour);
  brush.ellipse([x, y - s * 0.28], [s * 0.28, s * 0.29], colour);
  brush.ellipse([x, y - s * 0.2], [s * 0.14, s * 0.18], mix(colour, WHITE, 0.45));
  brush.ellipse([x - s * 0.12, y - s * 0.03], [s * 0.1, s * 0.05], mix(colour, WHITE, 0.3));
  brush.ellipse([x + s * 0.12, y - s * 0.03], [s * 0.1, s * 0.05], mix(colour, WHITE, 0.3));
  brush.ellipse([x, y - s * 0.7], [s * 0.24, s * 0.22], colour);
  brush.ellipse([x, y - s * 0.6], [s * 0.12, s * 0.1], mix(colour, WHITE, 0.55));
  brush.ellipse([x - s * 0.24, y - s * 0.68], [s * 0.08, s * 0.18], dark, 0.2);
  brush.ellipse([x + s * 0.24, y - s * 0.68], [s * 0.08, s * 0.18], dark, -0.2);
  drawFace(brush, [x, y - s * 0.68], s);
};

function drawFace(brush: Stage["brush"], [x, y]: Point, s: number): void {
  for (const side of [-1, 1]) {
    brush.ellipse([x + side * s * 0.1, y - s * 0.02], [s * 0.035, s * 0.045], INK);
    brush.circle(x + side * s * 0.1 + s * 0.012, y - s * 0.035, s * 0.012, WHITE);
  }
  brush.ellipse([x, y + s * 0.06], [s * 0.03, s * 0.022], [180, 90, 95]);
  brush.line([x, y + s * 0.08], [x - s * 0.04, y + s * 0.11], s * 0.014, INK);
  brush.line([x, y + s * 0.08], [x + s * 0.04, y + s * 0.11], s * 0.014, INK);
}

export const drawBird: DrawSubject = ({ brush }, [x, y], s, colour) => {
  const dark = mix(colour, INK, 0.3);
  brush.polygon(
    [
      [x - s * 0.3, y - s * 0.05],
      [x - s * 0.62, y + s * 0.05],
      [x - s * 0.58, y - s * 0.14],
    ],
    dark,
  );
  brush.ellipse([x, y], [s * 0.36, s * 0.17], colour, -0.15);
  brush.circle(x + s * 0.32, y - s * 0.13, s * 0.13, colour);
  brush.polygon(
    [
      [x + s * 0.42, y - s * 0.17],
      [x + s * 0.6, y - s * 0.11],
      [x + s * 0.42, y - s * 0.08],
    ],
    [240, 172, 60],
  );
  brush.polygon(
    [
      [x - s * 0.18, y - s * 0.08],
      [x - s * 0.3, y - s * 0.55],
      [x + s * 0.16, y - s * 0.08],
    ],
    dark,
  );
  brush.circle(x + s * 0.36, y - s * 0.16, s * 0.025, INK);
};

export const drawFish: DrawSubject = ({ brush }, [x, y], s, colour) => {
  const dark = mix(colour, INK, 0.2);
  brush.polygon(
    [
      [x - s * 0.3, y],
      [x - s * 0.62, y - s * 0.2],
      [x - s * 0.54, y],
      [x - s * 0.62, y + s * 0.2],
    ],
    dark,
  );
  brush.ellipse([x, y], [s * 0.42, s * 0.23], colour);
  brush.ellipse([x + s * 0.02, y + s * 0.06], [s * 0.3, s * 0.12], mix(colour, WHITE, 0.4));
  brush.polygon(
    [
      [x - s * 0.12, y - s * 0.18],
      [x + s * 0.02, y - s * 0.4],
      [x + s * 0.16, y - s * 0.18],
    ],
    dark,
  );
  brush.circle(x + s * 0.25, y - s * 0.05, s * 0.045, WHITE);
  brush.circle(x + s * 0.26, y - s * 0.05, s * 0.024, INK);
};

export const drawButterfly: DrawSubject = ({ brush }, [x, y], s, colour) => {
  for (const side of [-1, 1]) {
    brush.ellipse([x + side * s * 0.24, y - s * 0.14], [s * 0.26, s * 0.19], colour, side * -0.6);
    brush.ellipse(
      [x + side * s * 0.18, y + s * 0.15],
      [s * 0.18, s * 0.14],
      mix(colour, WHITE, 0.3),
      side * 0.6,
    );
    brush.circle(x + side * s * 0.27, y - s * 0.16, s * 0.07, mix(colour, WHITE, 0.6));
    brush.line([x, y - s * 0.2], [x + side * s * 0.1, y - s * 0.38], s * 0.02, INK);
  }
  brush.ellipse([x, y], [s * 0.035, s * 0.24], INK);
};

export const drawSnowman: DrawSubject = ({ brush }, [x, y], s) => {
  const snow: Colour = [244, 248, 252];
  for (const [height, radius] of [
    [0.22, 0.24],
    [0.56, 0.18],
    [0.82, 0.13],
  ] as const) {
    brush.circle(x + s * 0.02, y - s * height + s * 0.02, s * radius, [196, 210, 226]);
    brush.circle(x, y - s * height, s * radius, snow);
  }
  brush.polygon(
    [
      [x, y - s * 0.84],
      [x + s * 0.18, y - s * 0.8],
      [x, y - s * 0.79],
    ],
    [236, 132, 52],
  );
  for (const side of [-1, 1]) brush.circle(x + side * s * 0.05, y - s * 0.87, s * 0.02, INK);
  for (const height of [0.5, 0.6]) brush.circle(x, y - s * height, s * 0.02, INK);
  brush.box([x - s * 0.13, y - s * 0.96], [s * 0.26, s * 0.03], INK);
  brush.box([x - s * 0.08, y - s * 1.12], [s * 0.16, s * 0.17], INK, s * 0.01);
};
