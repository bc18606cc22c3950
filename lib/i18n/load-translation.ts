import type { TranslatedLocale } from "./locales";
import type { Translation } from "./translate";
import type { Catalog } from "./translator";

const CATALOGS: Record<TranslatedLocale, () => Promise<{ default: Catalog }>> = {
  de: () => import("./catalogs/de.json"),
  es: () => import("./catalogs/es.json"),
  fr: () => import("./catalogs/fr.json"),
  ja: () => import("./catalogs/ja.json"),
  zh: () => import("./catalogs/zh.json"),
  ar: () => import("./catalogs/ar.json"),
};

/** In the browser: only who reads another language than English loads one, and what parses its messages. */
export async function loadTranslation(locale: TranslatedLocale): Promise<Translation> {
  const [{ default: catalog }, { toTranslate }] = await Promise.all([
    CATALOGS[locale](),
    import("./translator"),
  ]);
  return { locale, translate: toTranslate(locale, catalog) };
}
