import { attachmentOf } from "../facts/attachments.ts";
import { contentOf, type Step } from "../wire.ts";
import { editScene, recolourScene } from "./edit-scene.ts";
import { readNote } from "./note.ts";
import { readScene } from "./read-scene.ts";
import { parseSceneNote, type Scene } from "./scene.ts";
import { nearestRatio } from "./sizes.ts";

/** Base64 of the head of a picture, in which its note stands. */
const NOTE_CHARACTERS = 24 * 1024;
const STARTS_ANEW =
  /^\W*(?:please\s+|now\s+)?(?:(?:draw|paint|create|generate|imagine|sketch|design|show)\b|(?:a|an|the)\s|(?:another|new|different)\s+(?:picture|image))/i;
const POINTS_BACK =
  /\b(?:it|this|that|same|its|these|again|version|variation|edit|instead|the (?:picture|image|photo|drawing|scene))\b/i;

/** What is to be drawn, and if it is an earlier picture changed, how. */
export interface Vision {
  scene: Scene;
  changes: string[];
}

interface Reference {
  scene?: Scene;
  aspectRatio?: string;
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
export function imagine(
  { earlier, input }: { earlier: Step[]; input: Step[] },
  { text, variation, aspectRatio, mayStay }: Wish,
): Vision {
  const reference = findReference(earlier, input);
  const ratio = aspectRatio ?? reference?.aspectRatio ?? "1:1";
  const isEdit = reference?.scene && (reference.isNew || !STARTS_ANEW.test(text) || POINTS_BACK.test(text));
  if (!isEdit || !reference.scene) return { scene: readScene(text, ratio, variation), changes: [] };
  const edited = editScene(reference.scene, text);
  const isUnchanged = edited.changes.length === 0 && !mayStay;
  const { scene, changes } = isUnchanged ? recolourScene(reference.scene, text) : edited;
  return { scene: { ...scene, aspectRatio: ratio }, changes };
}

/** The last picture or film anyone sent or made. `isNew`: it came with the request itself. */
function findReference(earlier: Step[], input: Step[]): Reference | undefined {
  const isAnswer = ({ type }: Step) => type === "model_output";
  const firstNew = earlier.length + input.findLastIndex(isAnswer) + 1;
  const steps = [...earlier, ...input];
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const step = steps[index];
    const image =
      step && contentOf(step.content).findLast(({ type }) => type === "image" || type === "video");
    if (image) return { ...toReference(image), isNew: index >= firstNew };
  }
  return undefined;
}

function toReference(image: Step): Omit<Reference, "isNew"> {
  const seen = attachmentOf(image);
  if (seen?.width && seen.height && !seen.sceneNote) {
    return { aspectRatio: nearestRatio(seen.width, seen.height) };
  }
  const head = Buffer.from(String(image.data ?? "").slice(0, NOTE_CHARACTERS), "base64");
  const scene = parseSceneNote(seen?.sceneNote ?? readNote(head));
  return scene ? { scene, aspectRatio: scene.aspectRatio } : {};
}
