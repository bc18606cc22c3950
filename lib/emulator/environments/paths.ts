import { refuseClassic } from "../errors.ts";

const LONGEST_PATH = 1_000;

/** A path from the root, without slashes at its ends; empty for the root. Throws where it leads out. */
export function parsePath(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  const hasControl = [...path].some((character) => character < " " || character === "\u007f");
  if (parts.includes("..") || hasControl || path.length > LONGEST_PATH) {
    throw refuseClassic(400, `Invalid path: '${path}'.`);
  }
  return parts.join("/");
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Whether a path lies anywhere below a folder; the root is the empty folder. */
export function isBelow(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}
