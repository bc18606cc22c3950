"use client";

import { createContext, type ReactNode, use } from "react";
import type { AccessState } from "@/lib/protocol/api-access";

const AccessContext = createContext<AccessState | null>(null);

type AccessProviderProps = { access: AccessState; children: ReactNode };

export function AccessProvider({ access, children }: AccessProviderProps) {
  return <AccessContext value={access}>{children}</AccessContext>;
}

/** Who may use this server, how one signs in, and whether one has, as of when the page was loaded. */
export function useAccess(): AccessState {
  const access = use(AccessContext);
  if (!access) throw new Error("useAccess needs an AccessProvider above it.");
  return access;
}
