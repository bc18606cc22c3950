import type { Random } from "../random.ts";
import { type Colour, mix, WHITE } from "./colours.ts";
import type { Stage } from "./stage.ts";

export function drawCity(stage: Stage, random: Random): void {
  const { brush, canvas, horizon, palette, scene, unit } = stage;
  const isLit = scene.time === "night" || scene.time === "dusk";
  for (const [row, colour] of palette.land.entries()) {
    const base = horizon + unit * (6 + row * 5);
    for (let x = -unit * 4; x < canvas.width; ) {
      const width = unit * (7 + 7 * random.fraction());
      const height = unit * (40 - row * 10) * (0.45 + 0.75 * random.fraction());
      brush.box(
        [x, base - height],
        [width, height + unit * 30],
        mix(colour, palette.shade, 0.1 * random.fraction()),
      );
      const window = isLit ? palette.light : mix(colour, WHITE, 0.45);
      for (let wy = base - height + unit * 2; wy < base - unit; wy += unit * 3) {
        for (let wx = x + unit * 1.2; wx < x + width - unit * 1.6; wx += unit * 2.2) {
          if (random.fraction() < (isLit ? 0.5 : 0.7)) brush.box([wx, wy], [unit * 1.1, unit * 1.6], window);
        }
      }
      x += width + unit * 1.2 * random.fraction();
    }
  }
  const ground = mix(palette.land[2], palette.shade, 0.35);
  canvas.fillBelow(
    () => horizon + (canvas.height - horizon) * 0.5,
    [ground, mix(ground, palette.shade, 0.3)],
    canvas.height * 0.2,
  );
}

export function drawPlanets(stage: Stage, random: Random): void {
  const { brush, canvas, palette, unit } = stage;
  brush.glow(canvas.width * 0.7, canvas.height * 0.35, unit * 60, [150, 90, 190], 0.35);
  brush.glow(canvas.width * 0.25, canvas.height * 0.7, unit * 55, [60, 120, 200], 0.3);
  const spots: [number, number, number][] = [
    [0.74, 0.68, 17],
    [0.22, 0.3, 8],
    [0.5, 0.16, 4],
  ];
  const tints: readonly Colour[] = [
    [226, 140, 90],
    [110, 180, 200],
    [230, 210, 160],
  ];
  for (const [index, [x, y, size]] of spots.entries()) {
    const colour = mix(palette.land[index] ?? palette.light, tints[index] ?? palette.light, 0.75);
    const centre: [number, number] = [canvas.width * x, canvas.height * y];
    const radius = unit * size * (0.85 + 0.3 * random.fraction());
    brush.circle(...centre, radius, (px, py) => {
      const lit = (centre[0] - px + (centre[1] - py)) / radius / 2;
      const band = Math.sin(((py - centre[1]) / radius) * 9 + index) * 0.08;
      return mix(colour, lit + band > 0 ? WHITE : [12, 12, 40], Math.min(0.6, Math.abs(lit * 0.5 + band)));
    });
    if (index === 0) brush.ellipse(centre, [radius * 1.7, radius * 0.1], mix(colour, WHITE, 0.4), -0.25);
  }
}
