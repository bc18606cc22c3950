"use client";

import { UploadButtons } from "@/components/uploads/upload-buttons";
import { UploadState } from "@/components/uploads/upload-state";
import type { EnvironmentUpload } from "@/lib/client/environments/environment-state";
import { cancelUpload, retryUpload } from "@/lib/client/environments/environment-uploads";
import { FileIcon } from "./file-icon";

/** A file on its way from this page into the environment. */
export function FileUpload({ upload: { key, path, size, progress } }: { upload: EnvironmentUpload }) {
  const name = path.split("/").at(-1) ?? path;
  const canRetry = progress.state === "failed" && progress.canRetry;
  return (
    <li className="flex items-center gap-3">
      <FileIcon name={name} />
      <span className="min-w-0 flex-1">
        <span title={path} className="block truncate text-ui">
          <bdi className="block w-fit max-w-full truncate">{name}</bdi>
        </span>
        <UploadState name={name} size={size} progress={progress} />
      </span>
      <UploadButtons
        name={name}
        onRetry={canRetry ? () => retryUpload(key) : undefined}
        onCancel={() => cancelUpload(key)}
      />
    </li>
  );
}
