import "server-only";
import { mediaTypeOf } from "@/lib/protocol/media-types";
import type { ShareFileProblem } from "@/lib/protocol/shares";
import { NotStrippable } from "./not-strippable";
import { stripGif } from "./strip-gif";
import { stripJpeg } from "./strip-jpeg";
import { stripPng } from "./strip-png";
import { stripWebp } from "./strip-webp";

const STRIPS: Readonly<Record<string, (file: Buffer) => Buffer>> = {
  "image/jpeg": stripJpeg,
  "image/png": stripPng,
  "image/webp": stripWebp,
  "image/gif": stripGif,
};

/** Types that have no place for anything but what they show. */
const PLAIN: readonly string[] = ["image/bmp", "text/plain", "text/csv", "text/markdown"];

/** Such a picture is in memory as a whole, twice, while it is made public. */
const PICTURE_MAX_BYTES = 64 * 1024 ** 2;

type File = { mimeType: string; size: number; isMissing: boolean };

/** How a file becomes public, or why it cannot. */
export type Sharing =
  | { problem: ShareFileProblem }
  | { strip: ((file: Buffer) => Buffer) | null; keepsFacts: boolean };

export function sharingOf({ mimeType, size, isMissing }: File): Sharing {
  if (isMissing) return { problem: "missing" };
  const strip = STRIPS[mimeType];
  if (strip)
    return size > PICTURE_MAX_BYTES ? { problem: "too_large" } : { strip: toStrip(strip), keepsFacts: false };
  if (PLAIN.includes(mimeType)) return { strip: null, keepsFacts: false };
  if (mediaTypeOf(mimeType)?.kind === "image") return { problem: "keeps_place" };
  return { strip: null, keepsFacts: true };
}

/** Whatever goes wrong in reading what is damaged, it is not shared. */
function toStrip(strip: (file: Buffer) => Buffer): (file: Buffer) => Buffer {
  return (file) => {
    try {
      return strip(file);
    } catch (cause) {
      if (cause instanceof NotStrippable || cause instanceof RangeError) throw new NotStrippable();
      throw cause;
    }
  };
}
