import { createBreath } from "../breath.ts";
import type { Canvas } from "./canvas.ts";
import { drawScene } from "./draw.ts";
import { encodeJpeg } from "./jpeg.ts";
import { toNote } from "./note.ts";
import { encodePng } from "./png.ts";
import { toRows } from "./rows.ts";
import { type Scene, toSceneNote } from "./scene.ts";
import { type ImageSize, toPictureSize } from "./sizes.ts";

export interface PictureFormat {
  size: ImageSize;
  mimeType: "image/jpeg" | "image/png";
}

/**
 * The bytes of a scene's picture, which carries the scene with it. One that is drawn over a photo
 * carries none: whoever changes it next begins with its pixels.
 */
export async function makePicture(
  scene: Scene,
  { size, mimeType }: PictureFormat,
  photo?: Canvas,
): Promise<Buffer> {
  const breathe = createBreath();
  const drawing = toPictureSize(scene.aspectRatio, size);
  const rows = toRows(await drawScene(scene, drawing, breathe, photo), drawing.scale);
  const encode = mimeType === "image/png" ? encodePng : encodeJpeg;
  return encode(rows, photo ? Buffer.from("Parley's emulator") : toNote(toSceneNote(scene)), breathe);
}
