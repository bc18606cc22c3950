import { toIntlTag } from "./locales";
import { perArguments } from "./per-arguments";
import { currentLocale } from "./translate";

/**
 * Formatters in the language of the reader. Making one is slow, so each is made once per language; and the language is
 * known only when something is shown, so that they can be constants of a module. `english` is which English it is.
 */
function inLocale<T>(make: (tag: string) => T, english: string): () => T {
  const get = perArguments(make);
  return () => {
    const locale = currentLocale();
    return get(locale === "en" ? english : toIntlTag(locale));
  };
}

export function numberFormat(options?: Intl.NumberFormatOptions) {
  const get = inLocale((tag) => new Intl.NumberFormat(tag, options), "en");
  return { format: (value: number) => get().format(value) };
}

/** With the sign alone where a language has it. In Arabic it is "US$", and a mark keeps the sign at its letters. */
export function dollarFormat(options?: Intl.NumberFormatOptions) {
  const prices = numberFormat({
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    ...options,
  });
  return { format: (value: number) => prices.format(value).replace(/US\$$/, "$&\u200e") };
}

const DATES = {
  /** Of today. English has two clocks, and the browser knows which one its reader has. */
  clock: { hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "long" },
  dayOfYear: { day: "numeric", month: "long", year: "numeric" },
  /** Where there is little room, as in a chart. */
  shortDay: { day: "numeric", month: "short" },
  month: { month: "long" },
  monthOfYear: { month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** All the ways in which a time is written out. English dates have the day first. */
export function dateFormat(style: keyof typeof DATES, timeZone?: "UTC") {
  const isOfBrowser = style === "clock" && typeof window !== "undefined";
  const make = (tag: string) =>
    new Intl.DateTimeFormat(isOfBrowser && tag === "en-GB" ? undefined : tag, { ...DATES[style], timeZone });
  const get = inLocale(make, "en-GB");
  return { format: (time: number | Date) => get().format(time) };
}

export function relativeFormat(options: Intl.RelativeTimeFormatOptions) {
  const get = inLocale((tag) => new Intl.RelativeTimeFormat(tag, options), "en");
  return { format: (value: number, unit: Intl.RelativeTimeFormatUnit) => get().format(value, unit) };
}

const SENTENCE_LIST = inLocale((tag) => new Intl.ListFormat(tag), "en-GB");
const SHORT_LIST = inLocale((tag) => new Intl.ListFormat(tag, { style: "narrow" }), "en");

/** Things in a sentence: "A, B and C". */
export const listInSentence = (items: readonly string[]) => SENTENCE_LIST().format(items);

/** Things one after the other, and no more words than the language needs: "A, B, C". */
export const shortList = (items: readonly string[]) => SHORT_LIST().format(items);
