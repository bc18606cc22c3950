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

/** English dates have the day first, where nothing else is said. */
export function dateFormat(options: Intl.DateTimeFormatOptions, english = "en-GB") {
  const get = inLocale((tag) => new Intl.DateTimeFormat(tag, options), english);
  return { format: (time: number | Date) => get().format(time) };
}

export function relativeFormat(options: Intl.RelativeTimeFormatOptions) {
  const get = inLocale((tag) => new Intl.RelativeTimeFormat(tag, options), "en");
  return { format: (value: number, unit: Intl.RelativeTimeFormatUnit) => get().format(value, unit) };
}

export function listFormat(options?: Intl.ListFormatOptions, english = "en") {
  const get = inLocale((tag) => new Intl.ListFormat(tag, options), english);
  return { format: (items: readonly string[]) => get().format(items) };
}
