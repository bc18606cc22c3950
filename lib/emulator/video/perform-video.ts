import { createBreath } from "../breath.ts";
import { describeScene } from "../images/describe-scene.ts";
import { imagine } from "../images/imagine.ts";
import type { Create } from "../parse-create.ts";
import type { VideoFormat } from "../parse-format.ts";
import type { Performance } from "../performance.ts";
import type { Prompt } from "../prompt.ts";
import type { Content } from "../wire.ts";
import { type FilmFormat, makeFilm } from "./film.ts";

const TOKENS_PER_SECOND = 258;
const NATURAL_MS = 20_000;
const SHORT_SIDES = { "360p": 360, "720p": 720, "1080p": 1_080 };

/** Films what was asked for; a picture or film that came before is its first frame. */
export async function performVideo(
  create: Create,
  { text, variation }: Prompt,
  format: VideoFormat,
): Promise<Performance> {
  const { photo, scene } = await imagine(create, {
    text,
    variation,
    aspectRatio: format.aspectRatio,
    mayStay: true,
  });
  const aspectRatio = format.aspectRatio ?? (isUpright(scene.aspectRatio) ? "9:16" : "16:9");
  const bytes = await makeFilm(
    { ...scene, aspectRatio },
    toFilmFormat(format, aspectRatio),
    createBreath(),
    photo,
  );
  const video: Content = { mime_type: "video/mp4", data: bytes.toString("base64"), type: "video" };
  const words: Content[] = create.formats.text
    ? [{ text: `Here is ${describeScene(scene)}, in motion.\n\n`, type: "text" }]
    : [];
  return {
    steps: [{ content: [...words, video], type: "model_output" }],
    status: "completed",
    mediaMs: NATURAL_MS,
    mediaTokens: [{ modality: "video", tokens: Math.round(format.seconds * TOKENS_PER_SECOND) }],
  };
}

function isUpright(aspectRatio: string): boolean {
  const [width = 1, height = 1] = aspectRatio.split(":").map(Number);
  return height > width;
}

function toFilmFormat({ resolution, seconds }: VideoFormat, aspectRatio: string): FilmFormat {
  const short = SHORT_SIDES[resolution];
  const long = (short * 16) / 9;
  return aspectRatio === "9:16"
    ? { width: short, height: long, seconds }
    : { width: long, height: short, seconds };
}
