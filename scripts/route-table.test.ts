import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./set-up/project.mjs";
import { gapsOfTables } from "./set-up/route-table.mjs";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-tables-"));
  for (const name of ["app", "e2e/routes.ts", "e2e/pages.ts"]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

test("AZ-01 every address of the app is in the tables that the tests of authorization go by", () => {
  expect(gapsOfTables(root)).toEqual([]);
});

test.each([
  ["app/api/secrets/route.ts", "export const { GET } = route({ GET: endpoint({}) });", "GET /api/secrets"],
  ["app/(chat)/secrets/[secretId]/page.tsx", "", "(chat)/secrets/[secretId]/page.tsx"],
  ["app/s/[shareId]/x/opengraph-image.tsx", "", "s/[shareId]/x/opengraph-image.tsx"],
  ["app/robots.txt", "", "robots.txt"],
])("AZ-01 the build stops at a file that answers and has no row: %s", (file, text, name) => {
  const before = gapsOfTables(folder);
  write(file, text);
  const added = gapsOfTables(folder).filter((gap) => !before.includes(gap));
  if (before.some((gap) => gap.includes(name))) throw new Error(`${file} is there already`);
  expect(added).toEqual([expect.stringContaining(`${name} has no row`)]);
});

test("AZ-01 the build stops at a row whose file is gone", () => {
  rmSync(join(folder, "app/api/session"), { recursive: true });
  expect(gapsOfTables(folder)).toContain("e2e/routes.ts has a row for POST /api/session, which is gone.");
});
