import { refuse } from "./errors.ts";
import { ASPECT_RATIOS, IMAGE_SIZES, type ImageSize } from "./images/sizes.ts";
import { imageLimitsOf, type Medium, type Model } from "./models.ts";
import type { Schema } from "./schema/check-schema.ts";
import { fromBareSchema, parseJsonFormat } from "./schema/parse-json-format.ts";
import { isObject } from "./wire.ts";

/** What kind of content the answer is to hold, and how it is to be made. */
export interface Formats {
  /** Whether text was asked for, alone or beside other media. */
  text: boolean;
  /** The text is to be a JSON document, by the schema if there is one. */
  json?: JsonFormat;
  image?: ImageFormat;
  audio?: AudioFormat;
  video?: VideoFormat;
}

export interface JsonFormat {
  schema: Schema | undefined;
}

export interface ImageFormat {
  /** Undefined where the references decide. */
  aspectRatio: string | undefined;
  size: ImageSize;
  mimeType: "image/jpeg" | "image/png";
}

export interface AudioFormat {
  /** Undefined where the model decides. */
  mimeType: "audio/wav" | "audio/l16" | undefined;
  sampleRate: number | undefined;
}

export interface VideoFormat {
  /** Undefined where the reference decides. */
  aspectRatio: "16:9" | "9:16" | undefined;
  resolution: "360p" | "720p" | "1080p";
  seconds: number;
}

type Row = Record<string, unknown>;
type Output = Exclude<keyof Formats, "json">;
const OUTPUTS: Record<Medium, Output> = {
  text: "text",
  image: "image",
  speech: "audio",
  music: "audio",
  video: "video",
};
const COMPRESSED = ["audio/mp3", "audio/mpeg", "audio/ogg_opus", "audio/ogg", "audio/alaw", "audio/mulaw"];
const LONGEST_VIDEO = 10;
const SHORTEST_VIDEO = 3;

/** `response_format`, one or a list, or its older spelling `response_modalities`. */
export function parseFormats(body: Row, model: Model): Formats {
  const output = OUTPUTS[model.medium];
  const rows = toRows(body, output);
  const formats: Formats = { text: false };
  for (const row of rows) {
    if (row.type === "text") formats.text = true;
    else if (row.type !== output) {
      throw refuse(400, `Model '${model.id}' does not support ${String(row.type)} output.`);
    }
    const json = parseJsonFormat(row, model);
    if (json) formats.json = json;
    if (row.type === "image") formats.image = parseImage(row, model);
    if (row.type === "audio") formats.audio = parseAudio(row);
    if (row.type === "video") formats.video = parseVideo(row);
  }
  return formats;
}

function toRows(body: Row, output: Output): Row[] {
  const config = isObject(body.generation_config) ? body.generation_config : {};
  const older = isObject(config.image_config) ? config.image_config : {};
  const given = body.response_format;
  if (given !== undefined && given !== null) {
    const rows = Array.isArray(given) ? given : [given];
    if (rows.length === 0 || !rows.every((row) => isObject(row) && typeof row.type === "string")) {
      throw refuse(
        400,
        "Invalid value at 'response_format': must be an object with a 'type', or a list of them.",
      );
    }
    return rows.map(fromBareSchema).map((row) => (row.type === "image" ? { ...older, ...row } : row));
  }
  if (Array.isArray(body.response_modalities)) {
    return body.response_modalities.map((type) => ({ ...older, type: String(type).toLowerCase() }));
  }
  return [{ ...older, type: output }];
}

function parseImage(row: Row, model: Model): ImageFormat {
  const limits = imageLimitsOf(model.id);
  const aspectRatio = parseChoice(row.aspect_ratio, "aspect_ratio", ASPECT_RATIOS);
  const size = parseChoice(row.image_size, "image_size", [...IMAGE_SIZES]) as ImageSize | undefined;
  if (size && !limits.sizes.includes(size)) {
    throw refuse(400, `Image size '${size}' is not supported for model '${model.id}'.`);
  }
  if (aspectRatio && !limits.hasLongRatios && /^1:[48]$|^[48]:1$/.test(aspectRatio)) {
    throw refuse(400, `Aspect ratio '${aspectRatio}' is not supported for model '${model.id}'.`);
  }
  const mimeType = parseChoice(row.mime_type, "mime_type", ["image/jpeg", "image/png"]);
  checkDelivery(row);
  return { aspectRatio, size: size ?? "1K", mimeType: mimeType === "image/png" ? mimeType : "image/jpeg" };
}

// There is no encoder for compressed sound here. Who asks for it gets a WAV that says what it is.
function parseAudio(row: Row): AudioFormat {
  const asked =
    typeof row.mime_type === "string" ? row.mime_type.toLowerCase().replace(/\s*;.*/, "") : row.mime_type;
  const known = ["audio/wav", "audio/l16", ...COMPRESSED];
  const mimeType = parseChoice(asked, "mime_type", known);
  const { sample_rate: rate } = row;
  if (
    rate !== undefined &&
    rate !== null &&
    !(Number.isInteger(rate) && Number(rate) >= 8_000 && Number(rate) <= 48_000)
  ) {
    throw refuse(400, "Invalid value at 'response_format.sample_rate': must be from 8000 to 48000.");
  }
  checkDelivery(row);
  return {
    mimeType: mimeType === undefined ? undefined : mimeType === "audio/l16" ? mimeType : "audio/wav",
    sampleRate: typeof rate === "number" ? rate : undefined,
  };
}

function parseVideo(row: Row): VideoFormat {
  const aspectRatio = parseChoice(row.aspect_ratio, "aspect_ratio", ["16:9", "9:16"]);
  const resolution = parseChoice(row.resolution, "resolution", ["360p", "720p", "1080p"]);
  const seconds =
    row.duration === undefined ? 4 : Number(/^(\d+(?:\.\d+)?)s?$/.exec(String(row.duration))?.[1]);
  if (!(seconds >= SHORTEST_VIDEO && seconds <= LONGEST_VIDEO)) {
    throw refuse(
      400,
      `Invalid value at 'response_format.duration': must be from ${SHORTEST_VIDEO}s to ${LONGEST_VIDEO}s.`,
    );
  }
  checkDelivery(row);
  return {
    aspectRatio: aspectRatio as VideoFormat["aspectRatio"],
    resolution: (resolution ?? "720p") as VideoFormat["resolution"],
    seconds,
  };
}

function checkDelivery({ delivery }: Row): void {
  if (delivery === undefined || delivery === null || delivery === "inline") return;
  throw refuse(400, "The emulator delivers media inline only.");
}

function parseChoice(value: unknown, name: string, choices: string[]): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && choices.includes(value)) return value;
  throw refuse(400, `Invalid value at 'response_format.${name}': must be one of ${choices.join(", ")}.`);
}
