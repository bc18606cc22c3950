import { readSources, walk } from "./read-sources.mjs";

const HELPERS = ["t", "msg", "tCount"];
const ATTRIBUTES =
  /^(aria-(label|description|roledescription|valuetext)|title|label|placeholder|alt|hint|caption)$/;
const hasWords = (/** @type {string} */ text) => /\p{L}{2}/u.test(text.replace(/&\w+;/g, ""));

/**
 * English that a page would show to everybody: text between tags, and words in attributes that are read out or shown.
 *
 * @returns {string[]} "file:line text"
 */
export function findBareTexts() {
  /** @type {string[]} */
  const bare = [];
  for (const { file, text, program } of readSources()) {
    if (!file.endsWith(".tsx")) continue;
    const note = (/** @type {{ start: number }} */ { start }, /** @type {string} */ words) => {
      if (hasWords(words)) bare.push(`${file}:${text.slice(0, start).split("\n").length} ${words.trim()}`);
    };
    walk(program, (node) => {
      if (node.type === "CallExpression" && HELPERS.includes(node.callee.name)) return false;
      if (node.type === "JSXText") note(node, node.value);
      if (node.type === "JSXAttribute" && ATTRIBUTES.test(node.name.name)) {
        const value = node.value?.expression ?? node.value;
        walk(value, (part) => {
          if (["CallExpression", "BinaryExpression", "JSXOpeningElement"].includes(part.type)) return false;
          if (part.type === "Literal" && typeof part.value === "string") note(part, part.value);
          if (part.type === "TemplateLiteral")
            note(
              part,
              part.quasis
                .map((/** @type {import("./read-sources.mjs").Node} */ piece) => piece.value.cooked)
                .join(" "),
            );
        });
      }
    });
  }
  return bare;
}
