"use client";

import { SelectField } from "@/components/ui/select-field";
import { readPreferenceCookie, writePreferenceCookie } from "@/lib/client/preference-cookies";
import { LOCALE_COOKIE, LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/locales";
import { currentLocale, t } from "@/lib/i18n/translate";

const OWN = "browser";
const OPTIONS = LOCALES.map((value) => ({ value, name: LOCALE_NAMES[value] }));

/** The page is loaded anew: everything on it, and what the server writes into it, has its language from the start. */
export function LanguageField() {
  const handleChange = (chosen: Locale | typeof OWN) => {
    writePreferenceCookie(LOCALE_COOKIE, chosen === OWN ? null : chosen);
    navigator.serviceWorker?.controller?.postMessage("language");
    window.location.reload();
  };
  return (
    <SelectField
      label={t("Language")}
      value={readPreferenceCookie(LOCALE_COOKIE) === null ? OWN : currentLocale()}
      options={[{ value: OWN, name: t("As the browser") }, ...OPTIONS]}
      onChange={handleChange}
    />
  );
}
