"use client";

import { type ReactNode, use } from "react";
import { askBuild, reloadStalePage } from "@/lib/client/stale-page";
import type { Locale } from "@/lib/i18n/locales";
import { setTranslation } from "@/lib/i18n/translate";

let coming: Promise<void> | null = null;

/** After a deployment its file may be gone: then the page is loaded again. */
async function goOnInEnglish(): Promise<void> {
  await askBuild();
  reloadStalePage();
  Object.assign(document.documentElement, { lang: "en", dir: "ltr" });
}

/**
 * In the browser nothing below is drawn before its language is there; until then the server's page stands. Without a
 * network it goes on in English.
 */
export function LocaleGate({ locale, children }: { locale: Locale; children: ReactNode }) {
  if (locale !== "en" && typeof window !== "undefined") {
    coming ??= import("@/lib/i18n/load-translation")
      .then(({ loadTranslation }) => loadTranslation(locale))
      .then((translation) => setTranslation(() => translation), goOnInEnglish);
    use(coming);
  }
  return children;
}
