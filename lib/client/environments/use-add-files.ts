"use client";

import { useState } from "react";
import { shortList } from "@/lib/i18n/formats";
import { t, tCount } from "@/lib/i18n/translate";
import type { EnvironmentFile } from "@/lib/protocol/api-agents";
import { type AddedFile, addFiles } from "./environment-uploads";
import { pathIn, toFolders, workingFolderOf } from "./file-paths";

export type AddingFiles = {
  /** Where files go, and where they could go. */
  folder: string;
  folders: readonly string[];
  choose: (folder: string) => void;
  /** Adds them at once, but for those whose place is taken: `asked` is the question about these. */
  add: (files: readonly File[]) => void;
  asked: string | null;
  replace: () => void;
  keep: () => void;
};

export function useAddFiles(environmentId: string, known: readonly EnvironmentFile[]): AddingFiles {
  const [chosen, setChosen] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<readonly AddedFile[]>([]);
  const folder = chosen ?? workingFolderOf(known);
  const folders = [...new Set(["", ...toFolders(known).map(({ path }) => path), folder])];
  return {
    folder,
    folders,
    choose: setChosen,
    add(files) {
      const added = files.map((file) => ({ path: pathIn(folder, file.name), file }));
      const isTaken = ({ path }: AddedFile) => known.some((file) => file.path === path);
      const free = added.filter((file) => !isTaken(file));
      if (free.length > 0) addFiles(environmentId, free);
      setWaiting((asked) => [...asked, ...added.filter(isTaken)]);
    },
    asked: waiting.length > 0 ? questionOf(waiting) : null,
    replace() {
      addFiles(environmentId, waiting);
      setWaiting([]);
    },
    keep: () => setWaiting([]),
  };
}

function questionOf(waiting: readonly AddedFile[]): string {
  const names = shortList(waiting.map(({ file }) => t("“{name}”", { name: file.name })));
  return tCount(
    waiting.length,
    "{names} is there already. Replace it?",
    "{count} of these files are there already: {names}. Replace them?",
    { names },
  );
}
