"use client";

import { createContext } from "react";
import type { Definitions } from "@/lib/client/markdown/document";

type KnownDefinitions = {
  definitions: Definitions;
  /** The normalised labels of the footnotes. */
  footnotes: readonly string[];
  isFinished: boolean;
};

/** What references look up, which mostly comes after the text that refers to it. */
export const DefinitionsContext = createContext<KnownDefinitions>({
  definitions: new Map(),
  footnotes: [],
  isFinished: true,
});
