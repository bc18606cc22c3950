"use client";

import { UploadButtons } from "@/components/uploads/upload-buttons";
import { UploadState } from "@/components/uploads/upload-state";
import type { StoreUpload } from "@/lib/client/stores/store-state";
import { cancelUpload, retryUpload } from "@/lib/client/stores/store-uploads";
import { RowBody } from "./row-body";

/** A file on its way from this page to the server. */
export function UploadRow({ upload }: { upload: StoreUpload }) {
  const { key, name, size, metadata, progress } = upload;
  const isBroken = progress.state === "failed";
  const canRetry = progress.state === "failed" && progress.canRetry;
  return (
    <li className="flex items-center gap-2">
      <RowBody name={name} metadata={metadata} isBroken={isBroken}>
        <UploadState name={name} size={size} progress={progress} />
      </RowBody>
      <UploadButtons
        name={name}
        onRetry={canRetry ? () => retryUpload(key) : undefined}
        onCancel={() => cancelUpload(key)}
      />
    </li>
  );
}
