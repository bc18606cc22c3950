import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SIDEBAR_COOKIE, THEME_COOKIE } from "@/lib/client/preference-cookies";
import { inter, jetbrainsMono } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: "Parley",
  description: "Conversations with Gemini, kept.",
  applicationName: "Parley",
};

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
  const jar = await cookies();
  return (
    <html
      lang="en"
      data-theme={jar.get(THEME_COOKIE)?.value}
      data-sidebar={jar.get(SIDEBAR_COOKIE)?.value}
      className={`${inter.variable} ${jetbrainsMono.variable}`}
    >
      <body>{children}</body>
    </html>
  );
}
