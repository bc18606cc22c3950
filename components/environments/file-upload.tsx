"use client";

import { RotateCw, X } from "lucide-react";
import { Progress } from "@/components/stores/progress";
import { IconButton } from "@/components/ui/icon-button";
import type { EnvironmentUpload } from "@/lib/client/environments/environment-state";
import { cancelUpload, retryUpload } from "@/lib/client/environments/environment-uploads";
import { formatBytes } from "@/lib/client/format-bytes";
import { FileIcon } from "./file-icon";

/** A file on its way from this page into the environment. */
export function FileUpload({ upload: { key, path, size, progress } }: { upload: EnvironmentUpload }) {
  const name = path.split("/").at(-1) ?? path;
  return (
    <li className="flex items-center gap-3">
      <FileIcon name={name} />
      <span className="min-w-0 flex-1">
        <span title={path} className="block truncate text-ui">
          <bdi>{name}</bdi>
        </span>
        {progress.state === "failed" && (
          <span role="alert" className="block text-sm text-danger">
            {progress.sentence}
          </span>
        )}
        {progress.state === "uploading" && (
          <Progress
            label={`Uploading ${name}`}
            text="Uploading"
            share={progress.sentBytes / Math.max(1, size)}
          />
        )}
        {progress.state === "waiting" && (
          <span className="block text-sm text-ink-faint tabular-nums">{`${formatBytes(size)} · Waiting`}</span>
        )}
      </span>
      {progress.state === "failed" && progress.canRetry && (
        <IconButton label={`Try ${name} again`} onClick={() => retryUpload(key)}>
          <RotateCw aria-hidden strokeWidth={1.75} />
        </IconButton>
      )}
      <IconButton label={`Remove ${name}`} onClick={() => cancelUpload(key)}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </li>
  );
}
