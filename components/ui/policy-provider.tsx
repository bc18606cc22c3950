"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";

/** Lets the components below write the styles that they bring along: by the nonce of the page's policy. */
export function PolicyProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return <CSPProvider nonce={nonce}>{children}</CSPProvider>;
}
