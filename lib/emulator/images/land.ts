import { createRandom, type Random } from "../random.ts";
import { type Colour, mix, WHITE } from "./colours.ts";
import { drawCity, drawPlanets } from "./far-places.ts";
import { inLight } from "./palettes.ts";
import type { Place } from "./scene.ts";
import type { Stage } from "./stage.ts";
import { drawPine } from "./trees.ts";

const LANDS: Partial<Record<Place, (stage: Stage, random: Random) => void>> = {
  sea: drawSea,
  forest: drawForest,
  mountains: drawMountains,
  city: drawCity,
  space: drawPlanets,
};

/** The land of the scene's place. Its forms come from the seed alone, so an edit keeps them. */
export function drawLand(stage: Stage): void {
  const random = createRandom(`land ${stage.scene.seed}`);
  const draw = LANDS[stage.scene.place] ?? drawHills;
  draw(stage, random);
}

/** A line of soft hills: waves of different length on one another. */
function hillLine(random: Random, base: number, height: number, length: number): (x: number) => number {
  const waves = [1, 2.3, 4.1].map((factor) => ({
    phase: random.fraction() * 6.3,
    factor: factor / length,
    size: (height / factor) * (0.6 + 0.4 * random.fraction()),
  }));
  return (x) =>
    base - waves.reduce((sum, { phase, factor, size }) => sum + size * Math.sin(phase + x * factor), 0);
}

function drawHills(stage: Stage, random: Random): void {
  const { canvas, horizon, palette, unit } = stage;
  palette.land.forEach((colour, index) => {
    const base = horizon + (canvas.height - horizon) * (index * 0.3);
    const line = hillLine(random, base, unit * (7 - index), unit * (22 + 12 * index));
    canvas.fillBelow(line, [mix(colour, WHITE, 0.12), mix(colour, palette.shade, 0.1)], unit * 26);
  });
}

function drawSea(stage: Stage, random: Random): void {
  const { brush, canvas, horizon, palette, scene, unit } = stage;
  const far = hillLine(random, horizon - unit, unit * 2.5, unit * 40);
  canvas.fillBelow(far, [palette.land[0], palette.land[1]], unit * 8);
  canvas.fillBelow(() => horizon, palette.water, canvas.height - horizon);
  const lightX =
    canvas.width * (scene.time === "night" ? 0.15 + 0.7 * stage.place.moon : 0.25 + 0.5 * stage.place.sun);
  const count = Math.round((canvas.width / unit) * 0.7);
  for (let index = 0; index < count; index += 1) {
    const depth = random.fraction();
    const y = horizon + (canvas.height - horizon) * (0.03 + 0.95 * depth);
    const length = unit * (2 + 9 * depth) * (0.6 + random.fraction());
    const isGlint = index % 3 === 0 && scene.weather !== "rain";
    const x = isGlint
      ? lightX + (random.fraction() - 0.5) * unit * (8 + 30 * depth)
      : random.fraction() * canvas.width;
    const colour: Colour = isGlint ? palette.light : mix(palette.water[0], WHITE, 0.4);
    brush.line(
      [x - length / 2, y],
      [x + length / 2, y],
      unit * (0.25 + 0.5 * depth),
      colour,
      isGlint ? 0.6 : 0.4,
    );
  }
  if (stage.hasBeach) drawBeach(stage, createRandom(`beach ${scene.seed}`));
}

function drawBeach({ canvas, horizon, palette, unit }: Stage, random: Random): void {
  const base = horizon + (canvas.height - horizon) * 0.58;
  const sand: [Colour, Colour] = [mix(palette.land[2], WHITE, 0.1), mix(palette.land[2], palette.shade, 0.1)];
  const line = hillLine(random, base, unit * 2, unit * 50);
  canvas.fillBelow((x) => line(x) - unit * 0.8, [WHITE, palette.land[2]], unit);
  canvas.fillBelow(line, sand, unit * 20);
}

function drawForest(stage: Stage, random: Random): void {
  drawHills(stage, random);
  const { canvas, horizon, palette, unit } = stage;
  palette.land.forEach((colour, row) => {
    const size = unit * (15 + row * 11);
    const base = horizon + (canvas.height - horizon) * (0.1 + row * 0.3);
    // The middle of the nearest row stays open for whoever stands there.
    for (let x = -size * 0.3; x < canvas.width + size * 0.3; x += size * (0.32 + 0.28 * random.fraction())) {
      const isClearing = row === 2 && Math.abs(x / canvas.width - 0.5) < 0.3;
      const height = size * (0.8 + 0.45 * random.fraction());
      if (!isClearing)
        drawPine(stage, [x, base + unit * 2], height, mix(colour, palette.shade, 0.05 + 0.1 * row));
    }
  });
}

function drawMountains(stage: Stage, random: Random): void {
  const { brush, canvas, horizon, palette, unit } = stage;
  for (const [row, colour] of [palette.land[0], palette.land[1]].entries()) {
    const step = unit * (38 + 10 * row);
    for (
      let x = -step * random.fraction();
      x < canvas.width + step;
      x += step * (0.55 + 0.4 * random.fraction())
    ) {
      const peak = horizon - unit * (34 - 14 * row) * (0.6 + 0.5 * random.fraction());
      const half = step * (0.75 + 0.3 * random.fraction());
      brush.polygon(
        [
          [x - half, horizon + unit * 14],
          [x, peak],
          [x + half, horizon + unit * 14],
        ],
        colour,
      );
      // The side away from the light.
      brush.polygon(
        [
          [x, peak],
          [x + half, horizon + unit * 14],
          [x + half * 0.15, horizon + unit * 14],
        ],
        palette.shade,
        0.14,
      );
      const cap = (horizon - peak) * 0.3;
      const reach = (half * cap) / (horizon + unit * 14 - peak);
      const snow = inLight([246, 249, 252], palette);
      brush.polygon(
        [
          [x, peak],
          [x + reach, peak + cap],
          [x + reach * 0.3, peak + cap * 0.72],
          [x - reach * 0.25, peak + cap * 1.05],
          [x - reach * 0.6, peak + cap * 0.6],
        ],
        snow,
        0.92,
      );
    }
  }
  const line = hillLine(random, horizon + unit * 8, unit * 4, unit * 30);
  canvas.fillBelow(line, [palette.land[2], mix(palette.land[2], palette.shade, 0.2)], unit * 30);
}
