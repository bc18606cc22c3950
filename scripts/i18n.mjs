import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOCALES } from "../lib/i18n/locales.ts";
import { findTexts } from "./i18n/find-texts.mjs";
import { root } from "./set-up/project.mjs";

// Brings the catalogs into the order of the sources' texts: what is no longer used goes, what is missing is said.
const texts = [...findTexts().keys()].sort();
for (const locale of LOCALES.filter((one) => one !== "en")) {
  const path = join(root, `lib/i18n/catalogs/${locale}.json`);
  /** @type {Record<string, string>} */
  const catalog = JSON.parse(readFileSync(path, "utf8"));
  const kept = texts.filter((text) => catalog[text] !== undefined).map((text) => [text, catalog[text]]);
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
  const missing = texts.filter((text) => catalog[text] === undefined);
  process.stdout.write(`${locale}: ${kept.length} texts, ${missing.length} missing\n`);
  for (const text of missing) process.stdout.write(`  ${JSON.stringify(text)}\n`);
}
