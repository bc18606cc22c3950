// What nobody writes by chance: case RN-11. Each is streamed as it stands.
const MEGABYTE = 1_000_000;
const NESTED = 5_000;
const SIGNS = 100_000;
const CELLS = 10_000;
const COLUMNS = 10;
const MARKS = "\u0300\u0301\u0316\u0323\u0334\u0338\u0360\u0489";

export const hardTexts = {
  "code of 1 MB": `\`\`\`ts\n${repeat("const value = compute(1, 2, 3); // and so on\n", MEGABYTE)}`,
  "one line of 1 MB": repeat("word after word without an end ", MEGABYTE),
  "one word of 1 MB": "x".repeat(MEGABYTE),
  "one line of code of 1 MB": `\`\`\`\n${"x".repeat(MEGABYTE)}`,
  "5,000 nested quotes": `${">".repeat(NESTED)} deep\n`.repeat(20),
  "5,000 nested lists": nestedLists(),
  "100,000 stars": "*".repeat(SIGNS),
  "100,000 stars and letters": repeat("*a **b ", SIGNS),
  "100,000 underscores": repeat("_a __b ", SIGNS),
  "100,000 brackets": "[".repeat(SIGNS),
  "100,000 brackets and letters": repeat("[a](", SIGNS),
  "100,000 angles": repeat("<a ", SIGNS),
  "10,000 table cells": table(),
  "a row of 10,000 cells": `${row(CELLS)}\n${"|-".repeat(CELLS)}|\n${row(CELLS)}\n`,
  zalgo: repeat(`H${MARKS.repeat(6)}e${MARKS.repeat(6)} `, SIGNS),
} as const;

function repeat(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

/** Each item one step deeper; as deep as a text of a megabyte can have them by indentation, and then by signs. */
function nestedLists(): string {
  const indented = Array.from({ length: 400 }, (_, depth) => `${"  ".repeat(depth)}- item`).join("\n");
  return `${indented}\n\n${"- ".repeat(NESTED)}deep\n`;
}

function table(): string {
  const rows = Array.from({ length: CELLS / COLUMNS }, () => row(COLUMNS)).join("\n");
  return `${row(COLUMNS)}\n${"|---".repeat(COLUMNS)}|\n${rows}\n`;
}

function row(cells: number): string {
  return `| **a** \`b\` ${"| c ".repeat(cells - 1)}|`;
}
