import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../lib/i18n/catalogs");

/** What the texts of the interface are in each language that it has besides English. */
export const CATALOGS: ReadonlyMap<string, Record<string, string>> = new Map(
  readdirSync(folder).map((file) => [
    file.replace(".json", ""),
    JSON.parse(readFileSync(join(folder, file), "utf8")),
  ]),
);

/** What is not in a catalog is not on the page either. */
export const wordsIn = (locale: string) => (text: string) => CATALOGS.get(locale)?.[text] ?? `? ${text}`;
