"use client";

import { type ReactNode, use } from "react";
import { EnvironmentFilesContext } from "./environment-files-context";

type FileNameProps = {
  /** What is written where the file is named. */
  words: string;
  children: ReactNode;
};

/** The name of a file of an environment opens that file; anything else stays what it is. */
export function FileName({ words, children }: FileNameProps) {
  const open = use(EnvironmentFilesContext)?.(words);
  if (!open) return children;
  return (
    <button
      type="button"
      onClick={open}
      className="rounded-md text-start underline decoration-ink/25 underline-offset-3 transition-colors hover:text-accent hover:decoration-accent"
    >
      {children}
    </button>
  );
}
