import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { EarlyClicks } from "@/components/ui/early-clicks";
import { LocaleGate } from "@/components/ui/locale-gate";
import { PolicyProvider } from "@/components/ui/policy-provider";
import { SIDEBAR_COOKIE, THEME_COOKIE } from "@/lib/client/preference-cookies";
import { directionOf } from "@/lib/i18n/locales";
import { currentLocale, t } from "@/lib/i18n/translate";
import { nonceOf } from "@/lib/server/content-policy";
import { inter, jetbrainsMono } from "./fonts";
import "./globals.css";

export const generateMetadata = (): Metadata => ({
  title: "Parley",
  description: t("Conversations with Gemini, kept."),
  applicationName: "Parley",
});

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfbf8" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1116" },
  ],
};

// Theme and sidebar come from cookies, so that the first paint is right without an inline script.
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, requestHeaders] = await Promise.all([cookies(), headers()]);
  const nonce = nonceOf(requestHeaders);
  const locale = currentLocale();
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
      data-theme={jar.get(THEME_COOKIE)?.value}
      data-sidebar={jar.get(SIDEBAR_COOKIE)?.value}
      className={`${inter.variable} ${jetbrainsMono.variable}`}
    >
      <body>
        <EarlyClicks nonce={nonce} />
        <PolicyProvider nonce={nonce}>
          <LocaleGate locale={locale}>{children}</LocaleGate>
        </PolicyProvider>
      </body>
    </html>
  );
}
