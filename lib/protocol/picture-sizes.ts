import type { AspectRatio, ImageSize, Settings } from "./thread";

/** Pixels. */
export type Box = { width: number; height: number };

// What the API makes at 1K, from its documentation of October 2026: not the ratio to the last digit.
const SIZES_AT_1K: Record<AspectRatio, readonly [number, number]> = {
  "1:1": [1024, 1024],
  "2:3": [848, 1264],
  "3:2": [1264, 848],
  "3:4": [896, 1200],
  "4:3": [1200, 896],
  "4:5": [928, 1152],
  "5:4": [1152, 928],
  "9:16": [768, 1376],
  "16:9": [1376, 768],
  "21:9": [1584, 672],
  "1:4": [512, 2048],
  "4:1": [2048, 512],
  "1:8": [384, 3072],
  "8:1": [3072, 384],
};
const SCALES: Record<ImageSize, number> = { "512": 0.5, "1K": 1, "2K": 2, "4K": 4 };

/** How large a picture of that shape and size is going to be. */
export function toPictureBox(aspectRatio: AspectRatio, size: ImageSize = "1K"): Box {
  const [width, height] = SIZES_AT_1K[aspectRatio];
  return { width: width * SCALES[size], height: height * SCALES[size] };
}

/** The choices that a thread has made for one kind of media. */
export function formatOf<K extends "image" | "video">(settings: Settings, kind: K) {
  type Format = Extract<NonNullable<Settings["response_format"]>[number], { type: K }>;
  return settings.response_format?.find((format): format is Format => format.type === kind);
}
