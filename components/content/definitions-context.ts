"use client";

import { createContext } from "react";
import type { Definitions } from "@/lib/client/markdown/document";

type KnownDefinitions = { definitions: Definitions; isFinished: boolean };

/** The addresses that references look up, which mostly come after the text that refers to them. */
export const DefinitionsContext = createContext<KnownDefinitions>({
  definitions: new Map(),
  isFinished: true,
});
