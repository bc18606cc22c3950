"use client";

import { EARLY_CLICKS } from "@/lib/client/early-clicks";
import { useHydrated } from "@/lib/client/use-hydrated";

/** Keeps clicks that come before the page can answer. A page that is made here has its code, and may make no script. */
export function EarlyClicks({ nonce }: { nonce: string | undefined }) {
  const isHydrated = useHydrated();
  return isHydrated ? null : <script nonce={nonce}>{EARLY_CLICKS}</script>;
}
