import { type FileHandle, open } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { fileTypeFromFile } from "file-type";
import { imageSizeFromFile } from "image-size/fromFile";
import { isSoundArchive } from "./archive.ts";
import type { Findings, Size } from "./findings.ts";
import { countFrames } from "./gif.ts";
import { sizeOfJpeg } from "./jpeg.ts";
import { isText } from "./text.ts";
import { sizeOfTiff } from "./tiff.ts";
import { isWhole } from "./whole.ts";

// Runs in a thread of its own: a parser that a hostile file sends round in circles is ended with it.

const HEAD_BYTES = 64 * 1024;
// What Gemini takes is far below; what a phone takes is at 200 million at the most.
const MOST_PIXELS = 250_000_000;
const LONGEST_SIDE = 32_768;
const MOST_FRAMES = 5_000;

const ZIP = /^application\/(zip|vnd\.openxmlformats|vnd\.oasis)/;

// Everything is loaded: from now on a look takes what the file makes it take.
parentPort?.postMessage("ready");
parentPort?.on("message", async (path: string) => {
  const findings = await look(path).catch(() => null);
  parentPort?.postMessage(findings);
});

async function look(path: string): Promise<Findings> {
  const detectedType = (await fileTypeFromFile(path))?.mime ?? null;
  const file = await open(path);
  try {
    const { size: length } = await file.stat();
    const head = Buffer.alloc(Math.min(HEAD_BYTES, length));
    await file.read(head, 0, head.length, 0);
    const size = detectedType?.startsWith("image/") ? await sizeOf(file, path, detectedType) : null;
    const found: Findings = { detectedType, isText: isText(head, length > head.length), size, problem: null };
    if (size && (await hasTooManyPixels(file, detectedType, length, size))) {
      return { ...found, problem: "too_many_pixels" };
    }
    if (detectedType && ZIP.test(detectedType) && !(await isSoundArchive(path))) {
      return { ...found, problem: "suspicious_archive" };
    }
    const isCut = detectedType !== null && !(await isWhole(file, detectedType, length));
    return isCut ? { ...found, problem: "damaged" } : found;
  } finally {
    await file.close();
  }
}

/** Pixels as they are shown, which for a photo may be turned. */
async function sizeOf(file: FileHandle, path: string, type: string): Promise<Size | null> {
  try {
    const { width, height, orientation = 1 } = await imageSizeFromFile(path);
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    // The library looks at the first half megabyte only, and both types may say it later.
    if (type === "image/tiff") return sizeOfTiff(file);
    return type === "image/jpeg" ? sizeOfJpeg(file) : null;
  }
}

async function hasTooManyPixels(
  file: FileHandle,
  type: string | null,
  length: number,
  { width, height }: Size,
): Promise<boolean> {
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) return true;
  return type === "image/gif" && (await countFrames(file, length, MOST_FRAMES)) > MOST_FRAMES;
}
