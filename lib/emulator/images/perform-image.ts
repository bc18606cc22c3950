import type { Create } from "../parse-create.ts";
import type { ImageFormat } from "../parse-format.ts";
import { type Performance, toSteps } from "../performance.ts";
import type { StepStyle } from "../planned-step.ts";
import { type Prompt, thought } from "../prompt.ts";
import { searchUse } from "../scenarios/tools/search.ts";
import type { Content, Step } from "../wire.ts";
import { describeScene } from "./describe-scene.ts";
import { imagine, type Vision } from "./imagine.ts";
import { makePicture } from "./picture.ts";
import type { Scene } from "./scene.ts";

const TOKENS = { "512": 747, "1K": 1_120, "2K": 1_120, "4K": 2_000 };
const NATURAL_MS = { "512": 3_000, "1K": 4_500, "2K": 7_000, "4K": 11_000 };
const WANTS_SEVERAL = /\b(?:story|steps?|recipe|guide|pictures|images|illustrat\w*|comic|sequence|each)\b/i;

export interface ImageContext extends StepStyle {
  /** Whether the thought is to show a draft of the picture. */
  showsDraft: boolean;
}

/** Draws what was asked for, or changes what was drawn before. */
export async function performImage(
  create: Create,
  prompt: Prompt,
  context: ImageContext,
  format: ImageFormat,
): Promise<Performance> {
  const { text, variation } = prompt;
  const vision = await imagine(create, { text, variation, aspectRatio: format.aspectRatio, mayStay: false });
  const isStory = create.formats.text && WANTS_SEVERAL.test(text) && vision.changes.length === 0;
  const scenes = isStory ? toStory(vision.scene) : [vision.scene];
  const content: Content[] = [];
  for (const [index, scene] of scenes.entries()) {
    if (create.formats.text)
      content.push({ text: captionOf(vision, scene, isStory ? index : undefined), type: "text" });
    content.push(toImage(await makePicture(scene, format, vision.photo), format.mimeType));
  }
  return {
    steps: withSearch([await think(vision, context), { content, type: "model_output" }], prompt, context),
    status: "completed",
    mediaMs: NATURAL_MS[format.size],
    mediaTokens: [{ modality: "image", tokens: TOKENS[format.size] * scenes.length }],
  };
}

/** With the tool, a picture is looked up before it is made; the old generation tells so afterwards. */
function withSearch(steps: Step[], prompt: Prompt, context: ImageContext): Step[] {
  if (!prompt.builtInTools.includes("google_search")) return steps;
  const searches = toSteps(searchUse.play(prompt).steps, context);
  const [thinking, ...rest] = steps;
  return thinking && !context.isOldGeneration ? [thinking, ...searches, ...rest] : [...steps, ...searches];
}

/** The same place from morning to night. */
function toStory(scene: Scene): Scene[] {
  return (["dawn", "day", "night"] as const).map((time) => ({ ...scene, time }));
}

function captionOf({ changes }: Vision, scene: Scene, part: number | undefined): string {
  if (part !== undefined) return `**${part + 1}.** ${capitalised(describeScene(scene))}.\n\n`;
  if (changes.length === 0) return `Here is ${describeScene(scene)}.\n\n`;
  return `I have changed the picture: ${new Intl.ListFormat("en").format(changes)}.\n\n`;
}

async function think({ scene, changes, photo }: Vision, context: ImageContext) {
  const plan =
    changes.length > 0
      ? thought("Changing the picture", `Everything stays, but for ${changes.join(", ")}.`)
      : thought("Composing the picture", `I see ${describeScene(scene)}.`);
  const [step] = toSteps([{ type: "thought", summaries: [plan] }], context);
  const summary = step?.summary;
  if (!step || !context.showsDraft) return step ?? { type: "thought" };
  const draft = await makePicture({ ...scene, tone: "grey" }, { size: "512", mimeType: "image/jpeg" }, photo);
  return { ...step, summary: [...(Array.isArray(summary) ? summary : []), toImage(draft, "image/jpeg")] };
}

function toImage(bytes: Buffer, mime_type: string): Content {
  return { mime_type, data: bytes.toString("base64"), type: "image" };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
