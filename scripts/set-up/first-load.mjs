import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { root } from "./project.mjs";

/** What the scripts of a new chat may weigh, in kB of 1,000 bytes, compressed by gzip. */
export const FIRST_LOAD_KB = 190;

// Words that stand in the code of a library whatever a minifier does. Each comes when it is needed, not before.
const LATER = {
  KaTeX: "KaTeX parse error",
  Shiki: "ShikiError",
  marked: "Infinite loop on byte",
  "Base UI": "Base UI",
  "JSON Schema": "instanceLocation",
  Zod: "ZodError",
};

const PAGE = "/(chat)/page";
const buildFolder = join(root, ".next");
const chunkFolder = join(buildFolder, "static", "chunks");

/** @param {string} path */
const read = (path) => readFileSync(join(buildFolder, path), "utf8");

/**
 * The scripts that the page of a new chat names in its HTML, as the build has listed them. Old browsers'
 * polyfills are not among them: no browser that runs the app loads these.
 *
 * @returns {string[]}
 */
function firstScripts() {
  const { rootMainFiles } = JSON.parse(read("build-manifest.json"));
  const scope = { globalThis: /** @type {Record<string, any>} */ ({}) };
  runInNewContext(read("server/app/(chat)/page_client-reference-manifest.js"), scope);
  const { entryJSFiles } = scope.globalThis.__RSC_MANIFEST[PAGE];
  return [...new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()])];
}

/** @returns {{ kilobytes: number, early: string[], unknown: string[] }} `early` came too soon, `unknown` is nowhere */
export function measureFirstLoad() {
  const scripts = firstScripts().map(read);
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
  const all = readdirSync(chunkFolder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(chunkFolder, name), "utf8"));
  /** @param {string[]} code */
  const librariesIn = (code) =>
    Object.entries(LATER)
      .filter(([, words]) => code.some((script) => script.includes(words)))
      .map(([name]) => name);
  const anywhere = librariesIn(all);
  return {
    kilobytes: bytes / 1000,
    early: librariesIn(scripts),
    unknown: Object.keys(LATER).filter((name) => !anywhere.includes(name)),
  };
}
