import "server-only";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external";
import ar from "@/lib/i18n/catalogs/ar.json";
import de from "@/lib/i18n/catalogs/de.json";
import es from "@/lib/i18n/catalogs/es.json";
import fr from "@/lib/i18n/catalogs/fr.json";
import ja from "@/lib/i18n/catalogs/ja.json";
import zh from "@/lib/i18n/catalogs/zh.json";
import { LOCALE_COOKIE, type Locale, negotiateLocale, type TranslatedLocale } from "@/lib/i18n/locales";
import { ENGLISH, setTranslation, type Translation } from "@/lib/i18n/translate";
import { type Catalog, toTranslate } from "@/lib/i18n/translator";
import { isInEnglish } from "./in-english";

const CATALOGS: Record<TranslatedLocale, Catalog> = { ar, de, es, fr, ja, zh };

/** Has everything that is answered speak the language of who asks. Called once, when the process comes up. */
export function speakLanguages(): void {
  const translations = new Map<Locale, Translation>([["en", ENGLISH]]);
  const byRequest = new WeakMap<object, Translation>();
  for (const [locale, catalog] of Object.entries(CATALOGS) as [TranslatedLocale, Catalog][]) {
    translations.set(locale, { locale, translate: toTranslate(locale, catalog) });
  }
  setTranslation(() => {
    // Components of the browser are rendered here too, and may not ask `next/headers`. What it reads is this.
    const request = workUnitAsyncStorage.getStore();
    if (request?.type !== "request" || isInEnglish()) return undefined;
    const known = byRequest.get(request);
    if (known) return known;
    const locale = negotiateLocale({
      chosen: request.cookies.get(LOCALE_COOKIE)?.value,
      acceptLanguage: request.headers.get("accept-language"),
    });
    const translation = translations.get(locale) ?? ENGLISH;
    byRequest.set(request, translation);
    return translation;
  });
}
