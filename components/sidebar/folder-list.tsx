"use client";

import type { FolderState } from "@/lib/client/thread-state";
import { t } from "@/lib/i18n/translate";
import type { ThreadSummary } from "@/lib/protocol/api-list";
import { FolderSection } from "./folder-section";
import { HEADING } from "./row-style";
import { useDropThreads } from "./use-drop-threads";

type FolderListProps = {
  folders: readonly FolderState[];
  inFolders: ReadonlyMap<string, readonly ThreadSummary[]>;
  currentId: string | null;
};

export function FolderList({ folders, inFolders, currentId }: FolderListProps) {
  const dropOn = useDropThreads();
  return (
    <section aria-label={t("Folders")}>
      <h2 className={HEADING}>{t("Folders")}</h2>
      {folders.map((folder) => (
        <FolderSection
          key={folder.id}
          folder={folder}
          threads={inFolders.get(folder.id) ?? []}
          currentId={currentId}
          onDrop={dropOn(folder)}
        />
      ))}
    </section>
  );
}
