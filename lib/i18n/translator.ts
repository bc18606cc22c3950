import compile from "icu-minify/compile";
import format, { type CompiledMessage } from "icu-minify/format";
import { directionOf, type Locale, toIntlTag } from "./locales";
import { perArguments } from "./per-arguments";
import type { Translate } from "./translate";

type NumberArguments = ConstructorParameters<typeof Intl.NumberFormat>;
type PluralArguments = ConstructorParameters<typeof Intl.PluralRules>;
type DateArguments = ConstructorParameters<typeof Intl.DateTimeFormat>;

/** English texts, and what they are in another language as messages of ICU. */
export type Catalog = Readonly<Record<string, string>>;

const formatters = {
  getNumberFormat: perArguments((...args: NumberArguments) => new Intl.NumberFormat(...args)),
  getPluralRules: perArguments((...args: PluralArguments) => new Intl.PluralRules(...args)),
  getDateTimeFormat: perArguments((...args: DateArguments) => new Intl.DateTimeFormat(...args)),
};

/** What is filled into a sentence from right to left keeps its own direction: a file's name, an English sentence. */
function isolated(values: Record<string, string | number>): Record<string, string | number> {
  const pairs = Object.entries(values);
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, typeof value === "string" ? `\u2068${value}\u2069` : value]),
  );
}

/** Messages are parsed when they are first needed: most have nothing to fill in, and never are. */
export function toTranslate(locale: Locale, catalog: Catalog): Translate {
  const tag = toIntlTag(locale);
  const isRtl = directionOf(locale) === "rtl";
  const compiled = new Map<string, CompiledMessage>();
  return (text, values) => {
    const message = Object.hasOwn(catalog, text) ? catalog[text] : undefined;
    if (message === undefined || values === undefined) return message;
    let known = compiled.get(text);
    if (known === undefined) {
      known = compile(message);
      compiled.set(text, known);
    }
    return String(format(known, tag, isRtl ? isolated(values) : values, { formatters }));
  };
}
