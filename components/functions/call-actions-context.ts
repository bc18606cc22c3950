"use client";

import { createContext } from "react";
import type { CallActions } from "@/lib/client/call-actions";

/** Null where nothing can be decided, as on a shared page. */
export const CallActionsContext = createContext<CallActions | null>(null);
