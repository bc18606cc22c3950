"use client";

import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { isPicture } from "@/lib/client/environments/file-kinds";
import { t } from "@/lib/i18n/translate";
import type { EnvironmentFile } from "@/lib/protocol/api-agents";
import { FileDownload } from "./file-download";
import { FilePicture } from "./file-picture";
import { FileText } from "./file-text";

type FileViewProps = {
  environmentId: string;
  path: string;
  /** What the list tells of it; null where it is not listed, or not yet. */
  file: EnvironmentFile | null;
  onBack: () => void;
};

/** One file, as far as it can be shown. */
export function FileView({ environmentId, path, file, onBack }: FileViewProps) {
  const name = path.split("/").at(-1) ?? path;
  const backRef = useRef<HTMLButtonElement>(null);
  useEffect(() => backRef.current?.focus(), []);
  const shown = { environmentId, path, name, version: file?.modifiedAt ?? null };
  return (
    <section aria-label={name} className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-1 px-2.5 pb-2">
        <IconButton ref={backRef} label={t("All files")} onClick={onBack}>
          <ArrowLeft aria-hidden className="rtl:-scale-x-100" strokeWidth={1.75} />
        </IconButton>
        <h3 title={`/${path}`} className="min-w-0 flex-1 truncate text-ui font-medium">
          <bdi className="block w-fit max-w-full truncate">{name}</bdi>
        </h3>
        <FileDownload environmentId={environmentId} path={path} name={name} />
      </div>
      <div data-scroller className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
        {isPicture(name) ? <FilePicture {...shown} /> : <FileText {...shown} />}
      </div>
    </section>
  );
}
