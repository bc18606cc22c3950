import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import type { Locator, Page } from "@playwright/test";
import { CATALOGS } from "./catalogs";

type Sought = string | RegExp;
type Options = { name?: Sought; hasText?: Sought; exact?: boolean };
type Chosen = string | { label?: string };
type Entry = { pattern: RegExp; weight: number; message: string };

const PLACEHOLDER = /\{\w*\}/;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** A message as the source of an expression; what nobody knows, such as a count, may be anything. */
function sourceOf(elements: MessageFormatElement[], values: ReadonlyMap<string, string>): string {
  const sources = elements.map((element) => {
    if (element.type === TYPE.literal) return escaped(element.value);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return `(?:${Object.values(element.options)
        .map(({ value }) => sourceOf(value, values))
        .join("|")})`;
    const value = "value" in element ? values.get(element.value) : undefined;
    // From right to left the page isolates what is filled in.
    return value === undefined ? ".*" : `\u2068?${value}\u2069?`;
  });
  return sources.join("");
}

/** Finds, for an English text, the expression that it is in a language; null where it is in no catalog. */
function translatorOf(catalog: Readonly<Record<string, string>>) {
  const entries = Object.entries(catalog)
    .filter(([text]) => PLACEHOLDER.test(text))
    .map(([text, message]): Entry => {
      const parts = text.split(/\{(\w*)\}/);
      const source = parts.map((part, at) => {
        if (at % 2 === 0) return escaped(part);
        return parts.indexOf(part) < at ? `\\k<${part}>` : `(?<${part || "_"}>.+?)`;
      });
      const weight = parts.filter((_, at) => at % 2 === 0).join("").length;
      return { pattern: new RegExp(`^${source.join("")}$`), weight, message };
    })
    .sort((a, b) => b.weight - a.weight);
  const whole = (text: string): string | null => {
    const message = catalog[text];
    if (message !== undefined) return sourceOf(parse(message), new Map());
    const entry = entries.find(({ pattern }) => pattern.test(text));
    if (!entry) return null;
    const filled = Object.entries(entry.pattern.exec(text)?.groups ?? {});
    const values = filled.map(([name, value]) => [name, whole(value) ?? escaped(value)] as const);
    return sourceOf(parse(entry.message), new Map(values));
  };
  const parted = (text: string): string | null => {
    const messages = Object.entries(catalog).flatMap(([key, value]) => (key.includes(text) ? [value] : []));
    return messages.length === 0 ? null : messages.map((each) => sourceOf(parse(each), new Map())).join("|");
  };
  return (sought: Sought, isExact = false): Sought => {
    const text =
      typeof sought === "string" ? sought : sought.source.replace(/^\^|\$$/g, "").replace("\\d+", "1");
    const translated = whole(text) ?? (isExact ? null : parted(text));
    if (translated === null) return sought;
    // What a person wrote may be a word of the catalog by chance.
    const source = `${translated}|${escaped(text)}`;
    return new RegExp(isExact ? `^(?:${source})$` : source, "i");
  };
}

let isDone = false;

/** Has all locators of this process look for what English texts are in another language. */
export function translateLocators(page: Page, locale: string): void {
  const catalog = CATALOGS.get(locale);
  if (isDone || !catalog) return;
  isDone = true;
  const translate = translatorOf(catalog);
  const inOptions = (options: Options = {}): Options => ({
    ...options,
    ...(options.name && { name: translate(options.name, options.exact) }),
    ...(options.hasText && { hasText: translate(options.hasText) }),
  });
  const label = (chosen: Chosen): Chosen => {
    if (typeof chosen === "string") return catalog[chosen] ?? chosen;
    return { label: catalog[chosen.label ?? ""] ?? chosen.label };
  };
  for (const prototype of [page, page.locator("html")].map(Object.getPrototypeOf) as (Page & Locator)[]) {
    const { getByRole, getByText, getByLabel, filter, selectOption } = prototype;
    Object.assign(prototype, {
      getByRole(this: Locator, role: "button", options?: Options) {
        return getByRole.call(this, role, inOptions(options));
      },
      getByText(this: Locator, text: Sought, options?: Options) {
        return getByText.call(this, translate(text, options?.exact));
      },
      getByLabel(this: Locator, text: Sought, options?: Options) {
        return getByLabel.call(this, translate(text, options?.exact));
      },
    });
    if ("filter" in prototype && filter)
      Object.assign(prototype, {
        filter(this: Locator, options?: Options) {
          return filter.call(this, inOptions(options));
        },
        selectOption(this: Locator, chosen: Chosen) {
          return selectOption.call(this, label(chosen));
        },
      });
  }
}
