import type { Point } from "./brush.ts";
import { mix, WHITE } from "./colours.ts";
import { along } from "./palettes.ts";
import type { Stage } from "./stage.ts";

/** All behind the land: the sky, its lights, clouds. */
export function drawSky(stage: Stage): void {
  const { canvas, palette, horizon, scene } = stage;
  canvas.fillRows((share) => along(palette.sky, (share * canvas.height) / horizon));
  const isNight = scene.time === "night";
  if (isNight && !has(stage, "star")) drawStars(stage);
  if (isNight && !has(stage, "moon") && !has(stage, "sun")) drawMoon(stage);
  const hidesSun = isNight || has(stage, "moon") || scene.weather === "rain";
  if (!hidesSun && !has(stage, "sun")) drawSun(stage);
  drawLights(stage);
}

/** The lights and clouds that were asked for, by name or as weather. */
export function drawLights(stage: Stage): void {
  const { subjects, weather } = stage.scene;
  if (has(stage, "star")) drawStars(stage);
  if (has(stage, "moon")) drawMoon(stage);
  if (has(stage, "sun")) drawSun(stage);
  if (has(stage, "rainbow")) drawRainbow(stage);
  const clouds = weather === "clear" ? 0 : weather === "cloudy" ? 3 : 5;
  const asked = subjects.find(({ kind }) => kind === "cloud")?.count ?? 0;
  drawClouds(stage, Math.max(clouds, asked));
}

function has({ scene }: Stage, kind: string): boolean {
  return scene.subjects.some((subject) => subject.kind === kind);
}

function drawStars({ brush, canvas, horizon, random, unit }: Stage): void {
  const count = Math.round((canvas.width / unit) * 1.1) + 30;
  for (let index = 0; index < count; index += 1) {
    const [x, y] = [random.fraction() * canvas.width, random.fraction() * horizon * 0.95];
    brush.circle(x, y, unit * (0.1 + 0.22 * random.fraction() ** 3), WHITE, 0.45 + 0.5 * random.fraction());
  }
}

function drawSun({ brush, canvas, horizon, palette, place, scene, unit }: Stage): void {
  const isLow = scene.time !== "day";
  const x = canvas.width * (isLow ? 0.25 + 0.5 * place.sun : 0.15 + 0.7 * place.sun);
  const y = horizon * (isLow ? 0.8 : 0.28);
  const radius = unit * (isLow ? 9 : 7);
  brush.glow(x, y, radius * 5, palette.light, 0.55);
  brush.circle(x, y, radius, mix(palette.light, WHITE, 0.35));
}

function drawMoon({ brush, canvas, horizon, palette, place, unit }: Stage): void {
  const [x, y] = [canvas.width * (0.15 + 0.7 * place.moon), horizon * 0.27];
  const radius = unit * 7;
  brush.glow(x, y, radius * 4, palette.light, 0.35);
  brush.circle(x, y, radius, palette.light);
  for (const [dx, dy, size] of [
    [-0.35, -0.2, 0.2],
    [0.25, 0.3, 0.26],
    [0.3, -0.4, 0.13],
  ] as const) {
    brush.circle(x + dx * radius, y + dy * radius, size * radius, mix(palette.light, palette.shade, 0.2));
  }
}

function drawRainbow({ brush, canvas, horizon, unit }: Stage): void {
  const radius = Math.min(canvas.width * 0.42, horizon * 0.8);
  const width = unit * 1.5;
  const hues = [
    [214, 72, 68],
    [238, 144, 60],
    [244, 208, 80],
    [104, 180, 104],
    [76, 142, 208],
    [138, 98, 190],
  ] as const;
  hues.forEach((colour, index) => {
    brush.arch([canvas.width * 0.5, horizon * 1.04], radius - index * width, width * 1.1, colour, 0.62);
  });
}

function drawClouds(stage: Stage, count: number): void {
  const { canvas, horizon, random, unit } = stage;
  for (let index = 0; index < count; index += 1) {
    const x = canvas.width * ((index + 0.2 + 0.6 * random.fraction()) / count);
    const y = horizon * (0.14 + 0.35 * random.fraction());
    drawCloud(stage, [x, y], unit * (6 + 5 * random.fraction()));
  }
}

/** Puffs side by side on a flat line, the largest in the middle, painted as one shape. */
function drawCloud({ canvas, palette, random }: Stage, [x, y]: Point, size: number): void {
  const puffs = [-1.5, -0.8, 0, 0.75, 1.4].map((offset) => {
    const radius = size * (1 - Math.abs(offset) * 0.36) * (0.65 + 0.25 * random.fraction());
    return { x: x + offset * size, y: y - radius * 0.55, radius };
  });
  const distance = (px: number, py: number) => {
    const nearest = puffs.reduce(
      (least, puff) => Math.min(least, Math.hypot(px - puff.x, py - puff.y) - puff.radius),
      size,
    );
    return Math.max(nearest, py - y);
  };
  const box = { left: x - size * 2.6, top: y - size * 2, right: x + size * 2.6, bottom: y + 1 };
  canvas.paintShape(box, distance, palette.cloud, 0.82);
}
