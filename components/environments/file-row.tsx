"use client";

import { memo, useEffect, useRef } from "react";
import { openFile, useWasOpen } from "@/lib/client/environments/open-environment";
import { formatBytes } from "@/lib/client/format-bytes";
import { formatAgo } from "@/lib/client/format-time";
import type { EnvironmentFile } from "@/lib/protocol/api-agents";
import { FileDownload } from "./file-download";
import { FileIcon } from "./file-icon";

type FileRowProps = { environmentId: string; file: EnvironmentFile };

/** A file: its name, which opens it, how large and how old it is, and the way to have it. */
export const FileRow = memo(function FileRow({ environmentId, file }: FileRowProps) {
  const { path, name } = file;
  const buttonRef = useRef<HTMLButtonElement>(null);
  const wasOpen = useWasOpen(path);
  useEffect(() => {
    if (wasOpen) buttonRef.current?.focus();
  }, [wasOpen]);
  return (
    <li className="tinted flex items-center gap-1 rounded-lg pe-1 [contain-intrinsic-size:auto_3rem] [content-visibility:auto] hover:bg-ink/4">
      <button
        ref={buttonRef}
        type="button"
        aria-label={name}
        title={name}
        onClick={() => openFile(path)}
        className="flex min-h-12 min-w-0 flex-1 items-center gap-3 rounded-lg px-2 text-start -outline-offset-2"
      >
        <FileIcon name={name} />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-ui">
            <bdi className="block w-fit max-w-full truncate">{name}</bdi>
          </span>
          <span className="block truncate text-sm text-ink-faint tabular-nums">{factsOf(file)}</span>
        </span>
      </button>
      <FileDownload environmentId={environmentId} path={path} name={name} />
    </li>
  );
});

function factsOf({ size, modifiedAt }: EnvironmentFile): string {
  return [
    ...(size === null ? [] : [formatBytes(size)]),
    ...(modifiedAt === null ? [] : [formatAgo(modifiedAt, Date.now())]),
  ].join(" · ");
}
