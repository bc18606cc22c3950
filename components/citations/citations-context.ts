"use client";

import { createContext } from "react";
import type { Citations } from "@/lib/protocol/citations";

type ReplyCitations = Citations & {
  /** Opens the list of sources at one of them. */
  onShow: (number: number) => void;
};

/** What the markers in a reply's text stand for; null where nothing is cited. */
export const CitationsContext = createContext<ReplyCitations | null>(null);
