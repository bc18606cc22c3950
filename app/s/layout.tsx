import type { Metadata } from "next";
import type { ReactNode } from "react";
import { t } from "@/lib/i18n/translate";

/** Of every shared page, and of what stands where there is none. */
export const generateMetadata = (): Metadata => ({
  description: t("A conversation shared from Parley."),
  robots: { index: false, follow: false, noarchive: true },
  referrer: "no-referrer",
});

export default function ShareLayout({ children }: { children: ReactNode }) {
  return children;
}
