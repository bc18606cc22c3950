import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./project.mjs";
import { SetUpFailure, say, secondsSince } from "./report.mjs";
import { requireWholeTables } from "./route-table.mjs";
import { run } from "./run.mjs";

const SOURCE_FOLDERS = ["app", "components", "lib", "public"];
const SOURCE_FILES = /^(.+\.(ts|mjs)|tsconfig\.json|package-lock\.json)$/;
// The first is written by the build itself; the others never reach it.
const NOT_SOURCES = /^next-env\.d\.ts$|^vitest\.config\.ts$|\.test\.tsx?$/;

const stampFile = join(root, ".next", "source-hash");

/** @param {string} folder @returns {string[]} */
function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function sourceFiles() {
  const inRoot = readdirSync(root).filter((name) => SOURCE_FILES.test(name));
  const inFolders = SOURCE_FOLDERS.flatMap((folder) => filesUnder(join(root, folder)));
  return [...inRoot, ...inFolders.map((path) => relative(root, path))]
    .filter((path) => !NOT_SOURCES.test(path))
    .sort();
}

// Contents, not times: a git checkout gives files new times, and older files too.
function hashOfSources() {
  const hash = createHash("sha256");
  for (const path of sourceFiles())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

export function isBuilt() {
  const isComplete = existsSync(join(root, ".next", "BUILD_ID")) && existsSync(stampFile);
  return isComplete && readFileSync(stampFile, "utf8") === hashOfSources();
}

/** @param {string} node24 @param {{ quiet: boolean }} options  quiet shows the output only when it fails */
export async function build(node24, { quiet }) {
  requireWholeTables();
  say("Building the app. This takes about half a minute.");
  const startedMs = performance.now();
  const hash = hashOfSources();
  rmSync(stampFile, { force: true });
  const { code, output } = await run(node24, [join("node_modules", "next", "dist", "bin", "next"), "build"], {
    quiet,
    env: { NODE_ENV: "production", PARLEY_BUILD: hash.slice(0, 16) },
  });
  if (code !== 0)
    throw new SetUpFailure(`${output.trimEnd()}\n\nThe build failed. The lines above say where.`);
  writeFileSync(stampFile, hash);
  say(`Built in ${secondsSince(startedMs)}.`);
}
