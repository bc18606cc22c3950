import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { root } from "../set-up/project.mjs";
import { FAMILIES } from "./families.mjs";

const FOLDERS = ["e2e", "lib", "components", "scripts", "bench"];
const ID = `(?:${Object.keys(FAMILIES).join("|")})-\\d\\d`;
const NAME = new RegExp(`(["'\`])((?:${ID}(?:, | and | )?)+ (?:(?!\\1).)+)\\1`, "g");

/** @typedef {{ file: string, name: string }} NamedTest */

/**
 * The tests of each case: those whose name begins with it.
 *
 * @returns {Map<string, NamedTest[]>}
 */
export function findTests() {
  /** @type {Map<string, NamedTest[]>} */
  const found = new Map();
  for (const file of testFiles()) {
    for (const [, , text = ""] of readFileSync(join(root, file), "utf8").matchAll(NAME)) {
      const name = text
        .replace(new RegExp(`^(${ID}[, ]*(and )?)+`), "")
        .replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, "…");
      for (const [id] of text.matchAll(new RegExp(ID, "g"))) {
        const known = found.get(id) ?? [];
        if (!known.some((test) => test.file === file && test.name === name)) known.push({ file, name });
        found.set(id, known);
      }
    }
  }
  return found;
}

function testFiles() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(spec|test)\.tsx?$|^hammer\.ts$/.test(file))
      .map((file) => `${folder}/${file.split(sep).join("/")}`),
  ).sort();
}
