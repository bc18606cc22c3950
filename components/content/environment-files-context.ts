"use client";

import { createContext } from "react";

/** What opens a file of the environment that a reply was made in, or gives null where words name no file. */
export type EnvironmentFiles = (words: string) => (() => void) | null;

/** Null where there is no environment, or none that the reader may open. */
export const EnvironmentFilesContext = createContext<EnvironmentFiles | null>(null);
