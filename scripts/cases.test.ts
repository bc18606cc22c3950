import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FAMILIES, idOf, idsToAnswer } from "./cases/families.mjs";
import { findTests } from "./cases/find-tests.mjs";
import { casesText, REASONS } from "./cases/write-cases.mjs";
import { root } from "./set-up/project.mjs";

const tests = findTests();
const known = Object.entries(FAMILIES).flatMap(([family, { cases }]) =>
  cases.map((_, index) => idOf(family, index)),
);

test("every case that has to be answered has a test, or a reason why not", () => {
  expect(idsToAnswer().filter((id) => !tests.has(id) && !REASONS[id])).toEqual([]);
});

test("tests and reasons are of cases that there are", () => {
  expect([...tests.keys(), ...Object.keys(REASONS)].filter((id) => !known.includes(id))).toEqual([]);
});

test("docs/security-cases.md is current; `npm run cases` writes it", () => {
  expect(readFileSync(join(root, "docs/security-cases.md"), "utf8") === casesText()).toBe(true);
});
