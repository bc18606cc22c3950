import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { root } from "./project.mjs";
import { SetUpFailure } from "./report.mjs";

/** Files of `app` that answer at an address of their own: pages, and the pictures and texts that Next takes for one. */
const PAGE_FILE =
  /(^|\/)(page|opengraph-image|twitter-image|icon|apple-icon|favicon|robots|sitemap|manifest)\.\w+$/;
const ROUTE_FILE = /(^|\/)route\.tsx?$/;

/** @param {string} folder */
function filesOfApp(folder) {
  return readdirSync(join(folder, "app"), { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep).join("/"))
    .sort();
}

/** Each method stands in a handler's file as `GET: endpoint(`. @param {string} folder @returns {string[]} */
function endpointsIn(folder) {
  return filesOfApp(folder)
    .filter((file) => ROUTE_FILE.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(folder, "app", file), "utf8");
      const methods = text.matchAll(/\b(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE):/g);
      return [...methods].map(([, method]) => `${method} /${dirname(file)}`);
    });
}

/** @param {string} folder @returns {string[]} */
function pagesIn(folder) {
  return filesOfApp(folder).filter((file) => PAGE_FILE.test(file));
}

/** @param {string} folder */
function rowsIn(folder) {
  const endpoints = readFileSync(join(folder, "e2e/routes.ts"), "utf8");
  const pages = readFileSync(join(folder, "e2e/pages.ts"), "utf8");
  return {
    endpoints: [...endpoints.matchAll(/method: "(\w+)",\s+path: "([^"]+)"/g)].map(
      ([, method, path]) => `${method} ${path}`,
    ),
    pages: [...pages.matchAll(/\bfile: "([^"]+)"/g)].map(([, file]) => file ?? ""),
  };
}

/**
 * What `app` answers that no row of the tables of the tests tells who may have, and rows of nothing.
 *
 * @param {string} folder  that of the project
 * @returns {string[]}  sentences
 */
export function gapsOfTables(folder) {
  const rows = rowsIn(folder);
  return [
    ...differences(endpointsIn(folder), rows.endpoints, "e2e/routes.ts"),
    ...differences(pagesIn(folder), rows.pages, "e2e/pages.ts"),
  ];
}

/** @param {string[]} found @param {string[]} listed @param {string} table */
function differences(found, listed, table) {
  return [
    ...found.filter((name) => !listed.includes(name)).map((name) => `${name} has no row in ${table}.`),
    ...listed
      .filter((name) => !found.includes(name))
      .map((name) => `${table} has a row for ${name}, which is gone.`),
  ];
}

/** Nothing that answers is built before the tests know whose it is. Where there are no tests, none is asked. */
export function requireWholeTables() {
  if (!existsSync(join(root, "e2e"))) return;
  const gaps = gapsOfTables(root);
  if (gaps.length === 0) return;
  throw new SetUpFailure(
    `${gaps.join("\n")}\n\nThe tables say who may have what an address answers, and the tests of authorization go by them.`,
  );
}
