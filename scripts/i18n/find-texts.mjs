import { readSources, textsOf, walk } from "./read-sources.mjs";

/** Where the English text stands that is the key of a translation. */
const KEY_POSITIONS = new Map([
  ["t", 0],
  ["msg", 0],
  ["tCount", 2],
]);
/** Of components: their attribute that is such a text. */
const KEY_ATTRIBUTES = new Map([["Sentence", "text"]]);

/** @returns {Map<string, { file: string, one: string | null }>} the texts of the interface; `one` is that of a single thing */
export function findTexts() {
  const found = new Map();
  for (const { file, program } of readSources()) {
    walk(program, (node) => {
      if (node.type === "CallExpression" && KEY_POSITIONS.has(node.callee.name)) {
        const given = node.arguments.slice(0, (KEY_POSITIONS.get(node.callee.name) ?? 0) + 1);
        // Where one and many are the same, it stands once.
        const key = given.at(-1);
        const [one = null] = node.callee.name === "tCount" ? textsOf(node.arguments[1]) : [];
        for (const text of key ? textsOf(key) : []) found.set(text, found.get(text) ?? { file, one });
      }
      if (node.type === "JSXOpeningElement" && KEY_ATTRIBUTES.has(node.name.name)) {
        const attribute = node.attributes.find(
          /** @param {import("./read-sources.mjs").Node} one */ (one) =>
            one.name?.name === KEY_ATTRIBUTES.get(node.name.name),
        );
        const value = attribute?.value?.expression ?? attribute?.value;
        for (const text of value ? textsOf(value) : [])
          found.set(text, found.get(text) ?? { file, one: null });
      }
    });
  }
  return found;
}
