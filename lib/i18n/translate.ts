import type { Locale } from "./locales";

export type Values = Readonly<Record<string, string | number>>;

/** What a text is in another language; undefined where it has no translation. Without values, as it stands. */
export type Translate = (text: string, values?: Values) => string | undefined;

export type Translation = { locale: Locale; translate: Translate };

export const ENGLISH: Translation = { locale: "en", translate: () => undefined };

// A page has one language as long as it is open; a server has one per request. Both say which by this function.
// It belongs to the process and not to this module, which Next bundles several times.
const CURRENT = Symbol.for("parley.translation");
const holder = globalThis as { [CURRENT]?: () => Translation | undefined };

export function setTranslation(current: () => Translation | undefined): void {
  holder[CURRENT] = current;
}

const current = (): Translation => holder[CURRENT]?.() ?? ENGLISH;

/** The language of the page, or of the request that is answered. */
export const currentLocale = (): Locale => current().locale;

/**
 * A text of the interface in the language of its reader. The English text is the key, as with gettext; `{name}` in it
 * is replaced. It has to stand in the call, or in a `msg` where it is kept in a table, so that `npm run i18n` finds it.
 * Where one English word is two in other languages, what it is about stands before it with an U+0004, as in gettext.
 */
export function t(text: string, values?: Values): string {
  return current().translate(text, values) ?? fill(text, values);
}

const COUNT = new Intl.NumberFormat("en");

/** The same of a count, which is `{count}` in both texts. The second one is the key; it may be the same. */
export function tCount(count: number, one: string, other = one, values?: Values): string {
  const translated = current().translate(other, { ...values, count });
  return translated ?? fill(count === 1 ? one : other, { ...values, count: COUNT.format(count) });
}

/** One sentence after the other, with a space between them in languages that have spaces. */
export function joinSentences(...sentences: readonly string[]): string {
  return sentences.join(["ja", "zh"].includes(currentLocale()) ? "" : " ");
}

/** Marks an English text that is translated where it is shown, by `t`. */
export const msg = <T extends string>(text: T): T => text;

function fill(text: string, values: Values = {}): string {
  const english = text.slice(text.indexOf("\u0004") + 1);
  return english.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
