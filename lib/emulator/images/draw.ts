import type { Breath } from "../breath.ts";
import { Canvas } from "./canvas.ts";
import { finishPicture } from "./finish.ts";
import { drawLand } from "./land.ts";
import { drawPhoto } from "./photo.ts";
import type { Scene } from "./scene.ts";
import { drawShapes } from "./shapes.ts";
import { drawSky } from "./sky.ts";
import { createStage, type Stage } from "./stage.ts";
import { drawSubjects } from "./subjects.ts";

/** Draws a scene: from back to front, and what lies over all of it last. A photo takes the place of land and sky. */
export async function drawScene(
  scene: Scene,
  size: { width: number; height: number },
  breathe: Breath,
  photo?: Canvas,
): Promise<Canvas> {
  const stage = createStage(scene, new Canvas(size.width, size.height));
  drawGround(stage, photo);
  for (const draw of [drawSubjects, finishPicture]) {
    await breathe();
    draw(stage);
  }
  return stage.canvas;
}

/** Everything that stands still in a film of the scene. */
export function drawGround(stage: Stage, photo?: Canvas): void {
  const drawn = stage.scene.place === "shapes" ? [drawShapes] : [drawSky, drawLand];
  const layers = photo ? [() => drawPhoto(stage, photo)] : drawn;
  for (const draw of layers) draw(stage);
}
