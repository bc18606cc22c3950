import { createRandom, type Random } from "../random.ts";
import { Brush } from "./brush.ts";
import type { Canvas } from "./canvas.ts";
import { type Palette, toPalette } from "./palettes.ts";
import type { Scene } from "./scene.ts";
import { findRealm } from "./vocabulary.ts";

/** What every part of a drawing needs to know. */
export interface Stage {
  scene: Scene;
  canvas: Canvas;
  brush: Brush;
  palette: Palette;
  /** A hundredth of the shorter side, in pixels. */
  unit: number;
  /** Where the sky ends. */
  horizon: number;
  /** Whether somebody at the sea needs dry land to stand on. */
  hasBeach: boolean;
  random: Random;
  /** How long a film has been going on; 0 in a picture. */
  seconds: number;
  /** Where lights stand, as a share of the width: they stay where they are through every edit. */
  place: { sun: number; moon: number };
}

export function createStage(scene: Scene, canvas: Canvas, seconds = 0): Stage {
  const { width, height } = canvas;
  const lights = createRandom(`lights ${scene.seed}`);
  return {
    scene,
    canvas,
    brush: new Brush(canvas),
    palette: toPalette(scene),
    unit: Math.min(width, height) / 100,
    horizon: height * (scene.place === "space" ? 1 : 0.62),
    hasBeach: scene.place === "sea" && scene.subjects.some(({ kind }) => findRealm(kind) === "ground"),
    random: createRandom(`sky ${scene.seed}`),
    seconds,
    place: { sun: lights.fraction(), moon: lights.fraction() },
  };
}
