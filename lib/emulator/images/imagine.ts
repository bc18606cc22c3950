import { createBreath } from "../breath.ts";
import { attachmentOf } from "../facts/attachments.ts";
import { contentOf, type Step } from "../wire.ts";
import type { Canvas } from "./canvas.ts";
import { editScene, recolourScene } from "./edit-scene.ts";
import { readNote } from "./note.ts";
import { emptyScene, readPhoto } from "./photo.ts";
import { readScene } from "./read-scene.ts";
import { parseSceneNote, type Scene } from "./scene.ts";
import { nearestRatio } from "./sizes.ts";

/** Base64 of the head of a picture, in which its note stands. */
const NOTE_CHARACTERS = 24 * 1024;
/** The longer side of what a photo is read at. */
const PHOTO_PIXELS = 1_024;
const STARTS_ANEW =
  /^\W*(?:please\s+|now\s+)?(?:(?:draw|paint|create|generate|imagine|sketch|design|show)\b|(?:a|an|the)\s|(?:another|new|different)\s+(?:picture|image))/i;
const POINTS_BACK =
  /\b(?:it|this|that|same|its|these|again|version|variation|edit|instead|the (?:picture|image|photo|drawing|scene))\b/i;

/** What is to be drawn, and if it is an earlier picture changed, how. */
export interface Vision {
  scene: Scene;
  changes: string[];
  /** The pixels to begin with, where the earlier picture is of another hand. */
  photo?: Canvas;
}

interface Reference {
  image: Step;
  /** Whether it came with the request itself. */
  isNew: boolean;
}

interface Wish {
  text: string;
  variation: number;
  aspectRatio: string | undefined;
  /** Whether a picture may stay as it is, as the first frame of a film does. */
  mayStay: boolean;
}

/** The scene of a request: an edit of the last picture in the conversation, or a new one. */
export async function imagine(
  { earlier, input }: { earlier: Step[]; input: Step[] },
  wish: Wish,
): Promise<Vision> {
  const { text, variation, aspectRatio } = wish;
  const reference = findReference(earlier, input);
  const isEdit = reference && (reference.isNew || !STARTS_ANEW.test(text) || POINTS_BACK.test(text));
  if (!isEdit) return { scene: readScene(text, aspectRatio ?? "1:1", variation), changes: [] };
  const scene = findScene(reference.image);
  if (scene) return edit(scene, wish);
  const photo = await findPhoto(reference.image);
  const ratio = aspectRatio ?? ratioOf(reference.image, photo);
  if (!photo) return { scene: readScene(text, ratio, variation), changes: [] };
  return { ...edit(emptyScene(`photo ${text}`, ratio), { ...wish, aspectRatio: ratio }), photo };
}

function edit(scene: Scene, { text, aspectRatio, mayStay }: Wish): Vision {
  const edited = editScene(scene, text);
  const vision = edited.changes.length === 0 && !mayStay ? recolourScene(scene, text) : edited;
  return { ...vision, scene: { ...vision.scene, aspectRatio: aspectRatio ?? scene.aspectRatio } };
}

/** The last picture or film anyone sent or made. */
function findReference(earlier: Step[], input: Step[]): Reference | undefined {
  const isAnswer = ({ type }: Step) => type === "model_output";
  const firstNew = earlier.length + input.findLastIndex(isAnswer) + 1;
  const steps = [...earlier, ...input];
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const content = contentOf(steps[index]?.content);
    const image = content.findLast(({ type }) => type === "image" || type === "video");
    if (image) return { image, isNew: index >= firstNew };
  }
  return undefined;
}

/** What the emulator drew, by the note in the picture. */
function findScene(image: Step): Scene | undefined {
  const head = Buffer.from(String(image.data ?? "").slice(0, NOTE_CHARACTERS), "base64");
  return parseSceneNote(attachmentOf(image)?.sceneNote ?? readNote(head));
}

/** The pixels of a JPEG or PNG that is at hand; of an uploaded file there is only the description. */
async function findPhoto({ type, data }: Step): Promise<Canvas | undefined> {
  if (type !== "image" || typeof data !== "string") return undefined;
  return readPhoto(Buffer.from(data, "base64"), PHOTO_PIXELS, createBreath());
}

function ratioOf(image: Step, photo: Canvas | undefined): string {
  const { width, height } = photo ?? attachmentOf(image) ?? {};
  return width && height ? nearestRatio(width, height) : "1:1";
}
