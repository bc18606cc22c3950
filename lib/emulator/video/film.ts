import type { Breath } from "../breath.ts";
import { Canvas } from "../images/canvas.ts";
import { drawGround } from "../images/draw.ts";
import { finishPicture, toneOf } from "../images/finish.ts";
import { toNote } from "../images/note.ts";
import { type Scene, toSceneNote } from "../images/scene.ts";
import { createStage } from "../images/stage.ts";
import { canMove, drawSubjects } from "../images/subjects.ts";
import { H264Encoder } from "./h264.ts";
import { toMp4 } from "./mp4.ts";

const FRAMES_PER_SECOND = 10;

export interface FilmFormat {
  width: number;
  height: number;
  seconds: number;
}

/** A short film of a scene: the land stands still, and what lives in it moves. */
export async function makeFilm(
  scene: Scene,
  format: FilmFormat,
  breathe: Breath,
  photo?: Canvas,
): Promise<Buffer> {
  const { width, height, seconds } = format;
  const set = new FilmSet(withMovement(scene), { width, height }, photo);
  const encoder = new H264Encoder(width, height);
  const frames: { unit: Buffer; isKey: boolean }[] = [];
  for (let index = 0; index < seconds * FRAMES_PER_SECOND; index += 1) {
    frames.push(encoder.encode(set.drawFrame(index / FRAMES_PER_SECOND)));
    await breathe();
  }
  const note = photo ? Buffer.alloc(0) : toNote(toSceneNote(scene));
  const parameterSets = encoder.parameterSets();
  return toMp4({ width, height, framesPerSecond: FRAMES_PER_SECOND, frames, parameterSets, note });
}

/** Where nothing would move, two birds fly by. */
function withMovement(scene: Scene): Scene {
  const moves = scene.subjects.some(({ kind }) => canMove(kind));
  return moves ? scene : { ...scene, subjects: [...scene.subjects, { kind: "bird", count: 2 }] };
}

/** The land is drawn once; of each frame only what stands before it. */
class FilmSet {
  readonly #scene: Scene;
  readonly #plain: Canvas;
  readonly #finished: Canvas;
  /** Whether nothing lies over the land: then there is nothing to finish in each frame. */
  readonly #isPlain: boolean;

  constructor(scene: Scene, { width, height }: { width: number; height: number }, photo?: Canvas) {
    this.#scene = scene;
    this.#plain = new Canvas(width, height);
    drawGround(createStage(scene, this.#plain), photo);
    this.#finished = copyOf(this.#plain);
    finishPicture(createStage({ ...scene, isMirrored: false }, this.#finished));
    this.#isPlain = Buffer.from(this.#plain.pixels.buffer).equals(Buffer.from(this.#finished.pixels.buffer));
  }

  drawFrame(seconds: number): Canvas {
    const frame = copyOf(this.#plain);
    drawSubjects(createStage(this.#scene, frame, seconds));
    if (!this.#isPlain) this.#finish(frame);
    if (this.#scene.isMirrored) frame.mirror();
    return frame;
  }

  /** The land as it was finished once, and the tone over what moves before it. */
  #finish({ pixels }: Canvas): void {
    const [plain, finished] = [this.#plain.pixels, this.#finished.pixels];
    const tone = toneOf(this.#scene);
    for (let at = 0; at < pixels.length; at += 3) {
      const colour = [pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number] as const;
      const isLand = colour[0] === plain[at] && colour[1] === plain[at + 1] && colour[2] === plain[at + 2];
      const [r, g, b] = isLand
        ? [finished[at] as number, finished[at + 1] as number, finished[at + 2] as number]
        : tone(colour);
      pixels[at] = r;
      pixels[at + 1] = g;
      pixels[at + 2] = b;
    }
  }
}

function copyOf({ width, height, pixels }: Canvas): Canvas {
  const copy = new Canvas(width, height);
  copy.pixels.set(pixels);
  return copy;
}
