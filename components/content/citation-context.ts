"use client";

import { type ComponentType, createContext } from "react";

/** What draws a citation in the text; null until its code is there, which only cited text needs. */
export const CitationContext = createContext<ComponentType<{ numbers: readonly number[] }> | null>(null);
