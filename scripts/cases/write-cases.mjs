import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../set-up/project.mjs";
import { FAMILIES, idOf } from "./families.mjs";
import { findTests } from "./find-tests.mjs";

/** @type {Record<string, string>} */
export const REASONS = JSON.parse(readFileSync(join(root, "docs/security-cases-reasons.json"), "utf8"));

const HEAD = `# Cases of safety and reliability

Written by \`npm run cases\` from the names of the tests; do not edit it. What has no test says why, in
\`security-cases-reasons.json\`.
`;

/** The table of all cases, with the tests of each or the reason why there is none. */
export function casesText() {
  const tests = findTests();
  const sections = Object.entries(FAMILIES).map(([family, { title, cases }]) => {
    const rows = cases.map((text, index) => {
      const id = idOf(family, index);
      return `| ${id} | ${text} | ${answerOf(tests.get(id) ?? [], REASONS[id])} |`;
    });
    return `## ${family}: ${title}\n\n| Case | | Tests |\n|---|---|---|\n${rows.join("\n")}\n`;
  });
  return [HEAD, ...sections].join("\n");
}

/** @param {import("./find-tests.mjs").NamedTest[]} tests @param {string | undefined} reason */
function answerOf(tests, reason) {
  const files = [...new Set(tests.map(({ file }) => file))];
  const parts = files.map((file) => {
    const names = tests.filter((test) => test.file === file).map(({ name }) => name);
    return `\`${file}\`: ${names.join("; ")}`;
  });
  return [...parts, ...(reason ? [`*${reason}*`] : [])].join("<br>").replaceAll("|", "\\|") || "–";
}
