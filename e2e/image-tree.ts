import {
  chmodSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { copiesOf, ROOT, type Stage } from "./dockerfile";

const IN_BUILD = "/app/";
const NODES = /^node_modules\/(node-(linux|darwin|win|bin)-.+|\.bin\/node)$/;

/**
 * Lays out what the last stage of the Dockerfile copies from the build, without what the build has removed: what
 * only development needs, and the Node among the packages. Nobody may write to it.
 */
export function layOutImage(stage: Stage): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-image-"));
  const left = packagesOfDevelopment();
  const isLeft = (path: string) => left.has(path) || NODES.test(path) || path === ".next/cache";
  for (const { sources } of copiesOf(stage)) {
    for (const source of sources) {
      const path = source.slice(IN_BUILD.length);
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      link(join(ROOT, path), join(folder, path), (found) => isLeft(relative(ROOT, found)));
    }
  }
  forEachFolder(folder, (found) => chmodSync(found, 0o555));
  return folder;
}

export function removeImage(folder: string): void {
  // A folder that nobody may write to cannot be emptied either, but by root.
  chmodSync(folder, 0o755);
  forEachFolder(folder, (found) => chmodSync(found, 0o755));
  rmSync(folder, { recursive: true });
}

/** What `npm prune --omit=dev` removes. */
function packagesOfDevelopment(): Set<string> {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  const packages = Object.entries(lock.packages as Record<string, { dev?: boolean }>);
  return new Set(packages.filter(([, { dev }]) => dev).map(([path]) => path));
}

/** The same files at another place, without a second copy of their bytes. */
function link(from: string, to: string, isLeft: (path: string) => boolean): void {
  if (isLeft(from)) return;
  const found = lstatSync(from);
  if (found.isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) link(join(from, name), join(to, name), isLeft);
  } else if (found.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else linkFile(from, to);
}

function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // On another disk, or where whoever runs the tests does not own the file.
    copyFileSync(from, to);
  }
}

/** From the outside in on the way down, so that each can still be read. */
function forEachFolder(folder: string, act: (folder: string) => void): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) forEachFolder(join(folder, entry.name), act);
  }
  act(folder);
}
