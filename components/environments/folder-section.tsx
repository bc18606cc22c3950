"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import type { Folder } from "@/lib/client/environments/file-paths";
import { t } from "@/lib/i18n/translate";
import { FileRow } from "./file-row";

type FolderSectionProps = { environmentId: string; folder: Folder };

/** A folder and its files, which can be folded away. */
export function FolderSection({ environmentId, folder: { path, files } }: FolderSectionProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(true);
  const name = `/${path}`;
  return (
    <section aria-label={t("Folder {name}", { name })}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="-mx-1.5 flex max-w-full items-center gap-1.5 rounded-md px-1.5 py-0.5 text-start text-sm text-ink-soft transition-colors hover:text-ink coarse:min-h-11"
      >
        <ChevronRight
          aria-hidden
          strokeWidth={1.75}
          className={`size-4 shrink-0 transition-transform rtl:-scale-x-100 ${isOpen ? "rotate-90 rtl:-rotate-90" : ""}`}
        />
        <span dir="ltr" className="truncate font-medium">
          {name}
        </span>
        <span className="shrink-0 text-ink-faint tabular-nums">{files.length}</span>
      </button>
      <ul id={id} hidden={!isOpen} aria-label={t("Files in {name}", { name })} className="mt-1 -mx-2">
        {files.map((file) => (
          <FileRow key={file.path} environmentId={environmentId} file={file} />
        ))}
      </ul>
    </section>
  );
}
