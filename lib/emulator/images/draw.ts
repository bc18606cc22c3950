import type { Breath } from "../breath.ts";
import { Canvas } from "./canvas.ts";
import { finishPicture } from "./finish.ts";
import { drawLand } from "./land.ts";
import type { Scene } from "./scene.ts";
import { drawShapes } from "./shapes.ts";
import { drawSky } from "./sky.ts";
import { createStage, type Stage } from "./stage.ts";
import { drawSubjects } from "./subjects.ts";

/** Draws a scene: from back to front, and what lies over all of it last. */
export async function drawScene(
  scene: Scene,
  size: { width: number; height: number },
  breathe: Breath,
): Promise<Canvas> {
  const stage = createStage(scene, new Canvas(size.width, size.height));
  for (const draw of [drawGround, drawSubjects, finishPicture]) {
    draw(stage);
    await breathe();
  }
  return stage.canvas;
}

/** Everything that stands still in a film of the scene. */
export function drawGround(stage: Stage): void {
  const layers = stage.scene.place === "shapes" ? [drawShapes] : [drawSky, drawLand];
  for (const draw of layers) draw(stage);
}
