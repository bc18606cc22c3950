"use client";

import { toFolders } from "@/lib/client/environments/file-paths";
import { useEnvironmentUploads } from "@/lib/client/environments/use-environment-uploads";
import { t } from "@/lib/i18n/translate";
import type { EnvironmentFileList } from "@/lib/protocol/api-agents";
import { FileUpload } from "./file-upload";
import { FolderSection } from "./folder-section";

type FileListProps = { environmentId: string; list: EnvironmentFileList };

/** The files on their way, and those that are there, by folder. */
export function FileList({ environmentId, list: { files, isWhole } }: FileListProps) {
  const uploads = useEnvironmentUploads(environmentId);
  return (
    <>
      {uploads.length > 0 && (
        <ul aria-label={t("Files on their way")} className="grid grid-cols-1 gap-1">
          {uploads.map((upload) => (
            <FileUpload key={upload.key} upload={upload} />
          ))}
        </ul>
      )}
      {files.length === 0 && uploads.length === 0 && (
        <p className="text-ui text-ink-soft">
          {t(
            "There is no file here yet. What the agent writes is listed here, and what you add it can read.",
          )}
        </p>
      )}
      {toFolders(files).map((folder) => (
        <FolderSection key={folder.path} environmentId={environmentId} folder={folder} />
      ))}
      {!isWhole && (
        <p className="text-sm text-ink-soft">
          {t("There are more files than are listed here. “Download all” has every one of them.")}
        </p>
      )}
    </>
  );
}
