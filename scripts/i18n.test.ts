import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { LOCALES } from "../lib/i18n/locales";
import { findBareTexts } from "./i18n/find-bare-texts.mjs";
import { findTexts } from "./i18n/find-texts.mjs";
import { root } from "./set-up/project.mjs";

const texts = findTexts();
const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

type Parts = { names: string[]; forms: string[][] };

/** What a message fills in, and the forms that it has for a count. */
function partsOf(elements: MessageFormatElement[]): Parts {
  const parts: Parts = { names: [], forms: [] };
  const add = (element: MessageFormatElement) => {
    if (element.type === TYPE.argument || element.type === TYPE.number) parts.names.push(element.value);
    if (element.type === TYPE.plural) {
      parts.names.push(element.value);
      parts.forms.push(Object.keys(element.options).filter((form) => !form.startsWith("=")));
      for (const { value } of Object.values(element.options)) value.forEach(add);
    }
  };
  elements.forEach(add);
  return parts;
}

describe.each(LOCALES.filter((locale) => locale !== "en"))("8 the catalog of %s", (locale) => {
  const catalog: Record<string, string> = JSON.parse(
    readFileSync(join(root, `lib/i18n/catalogs/${locale}.json`), "utf8"),
  );

  test("has every text of the interface, and no other; `npm run i18n` says which", () => {
    expect(Object.keys(catalog).sort()).toEqual([...texts.keys()].sort());
  });

  test("has no straight apostrophe, which hides what is to be filled in", () => {
    expect(Object.values(catalog).filter((message) => message.includes("'"))).toEqual([]);
  });

  test("fills in what the English text fills in, in all forms that its numbers have", () => {
    const faults: string[] = [];
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const [text, message] of Object.entries(catalog)) {
      const names = namesIn(text);
      if (names.length === 0) continue;
      const { one = null } = texts.get(text) ?? {};
      const { names: found, forms } = partsOf(parse(message));
      // A single thing may be called by its name.
      const known = [...names, ...namesIn(one ?? "")];
      const isWhole =
        names.every((name) => found.includes(name)) && found.every((name) => known.includes(name));
      const hasForms = forms.every((given) => needed.every((form) => given.includes(form)));
      const isCounted = one === null || forms.length > 0 || needed.length === 1;
      if (!isWhole || !hasForms || !isCounted) faults.push(`${text} → ${message}`);
    }
    expect(faults).toEqual([]);
  });
});

/** What is no English: names, and examples of what somebody may write. */
const NO_TEXTS = [
  ...["Parley", "Google Maps", "SKILL.md", "Authorization", "https://", "example.com"],
  ...["release-notes", "changelog", "work/notes.txt", "work/repository", "get_price", "genre", "fiction"],
];

test("8 no text of the page goes past the translation", () => {
  const bare = findBareTexts().map((line) => line.replace(/^\S+ /, ""));
  expect(bare.filter((text) => !NO_TEXTS.includes(text))).toEqual([]);
});
