"use client";

import { RotateCw, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { formatBytes } from "@/lib/client/format-bytes";
import type { StoreUpload } from "@/lib/client/stores/store-state";
import { cancelUpload, retryUpload } from "@/lib/client/stores/store-uploads";
import { Progress } from "./progress";
import { RowBody } from "./row-body";

/** A file on its way from this page to the server. */
export function UploadRow({ upload }: { upload: StoreUpload }) {
  const { key, name, size, metadata, progress } = upload;
  const isBroken = progress.state === "failed";
  return (
    <li className="flex items-center gap-2">
      <RowBody name={name} metadata={metadata} isBroken={isBroken}>
        {progress.state === "failed" ? (
          <span role="alert" className="block text-sm text-danger">
            {progress.sentence}
          </span>
        ) : progress.state === "uploading" ? (
          <Progress
            label={`Uploading ${name}`}
            text="Uploading"
            share={progress.sentBytes / Math.max(1, size)}
          />
        ) : (
          <span className="block text-sm text-ink-faint tabular-nums">
            {`${formatBytes(size)} · ${progress.state === "hashing" ? "Reading" : "Waiting"}`}
          </span>
        )}
      </RowBody>
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
