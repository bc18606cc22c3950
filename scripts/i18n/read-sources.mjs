import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { parseSync } from "oxc-parser";
import { root } from "../set-up/project.mjs";

const FOLDERS = ["app", "components", "lib/client", "lib/protocol", "lib/server"];

/**
 * @typedef {{ type: string, start: number, end: number, [key: string]: any }} Node
 * @typedef {{ file: string, text: string, program: Node }} Source
 */

/** @returns {Source[]} every file that may hold a text of the interface, with its syntax tree */
export function readSources() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((file) => `${folder}/${file.split(sep).join("/")}`)
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/(test-[\w-]+|rig)\.tsx?$/.test(file)),
  )
    .sort()
    .map((file) => {
      const text = readFileSync(join(root, file), "utf8");
      const { program } = parseSync(file, text);
      // The parser has a type for each kind of node, and here all are walked as one.
      return { file, text, program: /** @type {any} */ (program) };
    });
}

/**
 * Calls `visit` with every node, the outermost first; what it answers `false` to is not looked into.
 *
 * @param {unknown} node
 * @param {(node: Node) => boolean | void} visit
 */
export function walk(node, visit) {
  if (Array.isArray(node)) for (const part of node) walk(part, visit);
  if (typeof node !== "object" || node === null || !("type" in node)) return;
  if (visit(/** @type {Node} */ (node)) === false) return;
  for (const part of Object.values(node)) if (typeof part === "object") walk(part, visit);
}

/**
 * The texts that an expression may be: a literal, or a choice between some.
 *
 * @param {Node} node
 * @returns {string[]}
 */
export function textsOf(node) {
  if (node.type === "Literal" && typeof node.value === "string") return [node.value];
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) return [node.quasis[0].value.cooked];
  if (node.type === "ConditionalExpression") return [...textsOf(node.consequent), ...textsOf(node.alternate)];
  if (node.type === "BinaryExpression" && node.operator === "+") {
    return textsOf(node.left).flatMap((left) => textsOf(node.right).map((right) => left + right));
  }
  return [];
}
