/** The languages of the interface. English is that of the source. */
export const LOCALES = ["en", "de", "es", "fr", "ja", "zh", "ar"] as const;

export type Locale = (typeof LOCALES)[number];
export type TranslatedLocale = Exclude<Locale, "en">;

/** How each calls itself, so that who cannot read the others finds it. */
export const LOCALE_NAMES: Record<Locale, string> = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  ja: "日本語",
  zh: "简体中文",
  ar: "العربية",
};

/** Kept in a cookie, as the server must know it before the first paint. */
export const LOCALE_COOKIE = "parley-locale";

/** The language that was chosen, by the header of all cookies. */
export function localeIn(cookies: string): Locale | undefined {
  const [, chosen] = new RegExp(`(?:^|; )${LOCALE_COOKIE}=(\\w+)`).exec(cookies) ?? [];
  return LOCALES.find((locale) => locale === chosen);
}

export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}

/** For the formatters of `Intl`. Arabic has Latin digits everywhere, or server and browser might not agree on them. */
export function toIntlTag(locale: Locale): string {
  return locale === "ar" ? "ar-u-nu-latn" : locale;
}

type Wishes = { chosen: string | undefined; acceptLanguage: string | null };

/** The language that was chosen, or else the first one of the browser's that there is (RFC 9110, 12.5.4). */
export function negotiateLocale({ chosen, acceptLanguage }: Wishes): Locale {
  return (
    toLocale(chosen) ??
    ranked(acceptLanguage ?? "")
      .map(toLocale)
      .find(Boolean) ??
    "en"
  );
}

/** "de-AT" is German: which country is left out. */
function toLocale(tag: string | undefined): Locale | undefined {
  const language = tag?.split("-")[0]?.toLowerCase();
  return LOCALES.find((locale) => locale === language);
}

const MAX_RANGES = 20;

/** The languages of the header, the most wished for first; none that is refused by a weight of 0. */
function ranked(header: string): string[] {
  return header
    .split(",", MAX_RANGES)
    .map((range) => {
      const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
      const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
