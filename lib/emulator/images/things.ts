import { type Colour, mix, WHITE } from "./colours.ts";
import type { DrawSubject } from "./creatures.ts";
import { inLight } from "./palettes.ts";

const INK: Colour = [38, 34, 44];
const WOOD: Colour = [128, 84, 54];

export const drawHouse: DrawSubject = ({ brush, palette, scene }, [x, y], s, colour) => {
  const wall = mix(colour, WHITE, 0.72);
  const window = scene.time === "day" ? inLight([150, 196, 220], palette) : palette.light;
  brush.box([x + s * 0.16, y - s * 0.98], [s * 0.1, s * 0.3], mix(colour, INK, 0.2));
  brush.box([x - s * 0.38, y - s * 0.55], [s * 0.76, s * 0.56], inLight(wall, palette));
  brush.polygon(
    [
      [x - s * 0.47, y - s * 0.52],
      [x, y - s * 0.95],
      [x + s * 0.47, y - s * 0.52],
    ],
    colour,
  );
  brush.box([x - s * 0.08, y - s * 0.3], [s * 0.16, s * 0.31], inLight(WOOD, palette), s * 0.01);
  for (const side of [-1, 1]) {
    brush.box([x + side * s * 0.24 - s * 0.07, y - s * 0.4], [s * 0.14, s * 0.15], window, s * 0.01);
  }
};

export const drawLighthouse: DrawSubject = ({ brush, palette, scene }, [x, y], s, colour) => {
  if (scene.time !== "day") {
    brush.polygon(
      [
        [x, y - s * 1.12],
        [x - s * 1.9, y - s * 1.5],
        [x - s * 1.9, y - s * 0.95],
      ],
      palette.light,
      0.22,
    );
    brush.glow(x, y - s * 1.12, s * 0.4, palette.light, 0.7);
  }
  brush.ellipse([x, y + s * 0.02], [s * 0.5, s * 0.12], inLight([120, 112, 108], palette));
  const half = (height: number) => s * (0.17 - 0.07 * height);
  for (let band = 0; band < 5; band += 1) {
    const [low, high] = [band / 5, (band + 1) / 5];
    const paint = band % 2 === 0 ? colour : inLight([246, 244, 238], palette);
    brush.polygon(
      [
        [x - half(low), y - s * low],
        [x - half(high), y - s * high],
        [x + half(high), y - s * high],
        [x + half(low), y - s * low],
      ],
      paint,
    );
  }
  brush.box([x - s * 0.14, y - s * 1.03], [s * 0.28, s * 0.04], INK);
  brush.box([x - s * 0.08, y - s * 1.2], [s * 0.16, s * 0.17], palette.light);
  brush.polygon(
    [
      [x - s * 0.13, y - s * 1.2],
      [x, y - s * 1.36],
      [x + s * 0.13, y - s * 1.2],
    ],
    colour,
  );
};

export const drawRobot: DrawSubject = ({ brush, palette }, [x, y], s, colour) => {
  const metal = mix(colour, WHITE, 0.3);
  for (const side of [-1, 1]) {
    brush.box(
      [x + side * s * 0.13 - s * 0.06, y - s * 0.2],
      [s * 0.12, s * 0.2],
      mix(colour, INK, 0.3),
      s * 0.02,
    );
    brush.line(
      [x + side * s * 0.28, y - s * 0.5],
      [x + side * s * 0.4, y - s * 0.25],
      s * 0.08,
      mix(colour, INK, 0.2),
    );
  }
  brush.box([x - s * 0.27, y - s * 0.58], [s * 0.54, s * 0.4], colour, s * 0.06);
  brush.box([x - s * 0.14, y - s * 0.48], [s * 0.28, s * 0.16], mix(colour, INK, 0.55), s * 0.02);
  brush.line([x, y - s * 0.95], [x, y - s * 1.08], s * 0.025, INK);
  brush.circle(x, y - s * 1.1, s * 0.045, palette.light);
  brush.box([x - s * 0.22, y - s * 0.96], [s * 0.44, s * 0.34], metal, s * 0.07);
  for (const side of [-1, 1]) {
    brush.circle(x + side * s * 0.1, y - s * 0.8, s * 0.055, INK);
    brush.circle(x + side * s * 0.1, y - s * 0.8, s * 0.03, [130, 226, 240]);
  }
  brush.line([x - s * 0.09, y - s * 0.69], [x + s * 0.09, y - s * 0.69], s * 0.025, INK);
};

export const drawFlower: DrawSubject = ({ brush, palette }, [x, y], s, colour) => {
  const stem = inLight([78, 138, 84], palette);
  brush.line([x, y], [x, y - s * 0.6], s * 0.035, stem);
  brush.ellipse([x + s * 0.12, y - s * 0.22], [s * 0.14, s * 0.05], stem, -0.6);
  for (let petal = 0; petal < 7; petal += 1) {
    const angle = (petal * 2 * Math.PI) / 7;
    const centre = [x + Math.cos(angle) * s * 0.16, y - s * 0.7 + Math.sin(angle) * s * 0.16] as const;
    brush.ellipse(centre, [s * 0.13, s * 0.075], petal % 2 === 0 ? colour : mix(colour, WHITE, 0.2), angle);
  }
  brush.circle(x, y - s * 0.7, s * 0.09, inLight([244, 200, 80], palette));
};

export const drawBanana: DrawSubject = ({ brush }, [x, y], s, colour) => {
  const curve = (share: number): [number, number] => [
    x + (share - 0.5) * s * 0.95,
    y - s * 0.12 - s * 0.5 * (2 * share - 1) ** 2 - share * s * 0.12,
  ];
  for (let step = 0; step < 24; step += 1) {
    const share = step / 24;
    const width = s * (0.06 + 0.16 * Math.sin(Math.PI * (share + 1 / 48)));
    brush.line(
      curve(share),
      curve(share + 1 / 24),
      width,
      mix(colour, WHITE, 0.18 * Math.sin(Math.PI * share)),
    );
  }
  brush.line(curve(1), [x + s * 0.5, y - s * 0.84], s * 0.06, WOOD);
  brush.circle(...curve(0), s * 0.035, WOOD);
};

export const drawHeart: DrawSubject = ({ brush }, [x, y], s, colour) => {
  const points = Array.from({ length: 40 }, (_, index): [number, number] => {
    const angle = (index * Math.PI) / 20;
    const across = 16 * Math.sin(angle) ** 3;
    const down =
      13 * Math.cos(angle) - 5 * Math.cos(2 * angle) - 2 * Math.cos(3 * angle) - Math.cos(4 * angle);
    return [x + (across * s) / 40, y - (down * s) / 40];
  });
  brush.polygon(points, colour);
  brush.ellipse([x - s * 0.18, y - s * 0.16], [s * 0.08, s * 0.05], mix(colour, WHITE, 0.5), -0.7);
};
