import { refuse } from "./errors.ts";
import { isMediaType } from "./media-types.ts";
import type { Medium, Model } from "./models.ts";
import { contentOf, type Step } from "./wire.ts";

const TAKEN: Record<Medium, string[]> = {
  text: ["image", "audio", "video", "document"],
  image: ["image", "video", "document"],
  speech: [],
  music: ["image"],
  video: ["image", "video", "audio"],
};
const MOST_IMAGES_FOR_MUSIC = 10;

/** Refuses media that the model does not take. */
export function checkMedia(input: Step[], model: Model): void {
  const types = input
    .filter(({ type }) => type === "user_input")
    .flatMap(({ content }) => contentOf(content))
    .map(({ type }) => type)
    .filter(isMediaType);
  const foreign = types.find((type) => !TAKEN[model.medium].includes(type));
  if (foreign) throw refuse(400, `Model '${model.id}' does not support ${foreign} input.`);
  if (model.medium === "music" && types.length > MOST_IMAGES_FOR_MUSIC) {
    throw refuse(400, `At most ${MOST_IMAGES_FOR_MUSIC} images are supported.`);
  }
}
