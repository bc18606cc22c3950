"use client";

import { FilePlus2, Folder } from "lucide-react";
import { type ChangeEvent, useRef } from "react";
import { Confirmation } from "@/components/stores/confirmation";
import { Button } from "@/components/ui/button";
import { CompactSelect } from "@/components/ui/compact-select";
import type { AddingFiles } from "@/lib/client/environments/use-add-files";
import { t } from "@/lib/i18n/translate";

const SHORT = 24;

type AddFilesProps = { adding: AddingFiles; isOver: boolean };

/** Takes files, chosen or dropped, into one of the folders; asks before one of them takes another's place. */
export function AddFiles({ adding, isOver }: AddFilesProps) {
  const chooserRef = useRef<HTMLInputElement>(null);
  const handleChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    adding.add([...(target.files ?? [])]);
    // The same file chosen again is a change, too.
    target.value = "";
  };
  return (
    <section
      aria-label={t("Add files")}
      className={`grid grid-cols-1 gap-2 rounded-xl border border-dashed p-2.5 transition-colors ${
        isOver ? "border-accent bg-accent-soft" : "border-edge"
      }`}
    >
      {adding.asked ? (
        <Confirmation
          question={adding.asked}
          action={t("Replace")}
          onConfirm={async () => adding.replace()}
          onCancel={adding.keep}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
          <input
            ref={chooserRef}
            type="file"
            multiple
            hidden
            data-environment-files
            onChange={handleChange}
          />
          <Button onClick={() => chooserRef.current?.click()}>
            <FilePlus2 aria-hidden className="size-4" strokeWidth={1.75} />
            {t("Add files")}
          </Button>
          <CompactSelect
            label={t("Folder for added files")}
            icon={<Folder aria-hidden className="size-4" strokeWidth={1.75} />}
            value={adding.folder}
            options={adding.folders.map((folder) => ({ value: folder, name: shortPath(folder) }))}
            onChange={adding.choose}
          />
          <span className="px-1 text-sm text-ink-faint max-sm:hidden pointer-coarse:hidden">
            {t("or drop them here")}
          </span>
        </div>
      )}
    </section>
  );
}

/** The end of a path says the most, and the row has only so much room. */
function shortPath(folder: string): string {
  const path = `/${folder}`;
  return path.length > SHORT ? `…${path.slice(1 - SHORT)}` : path;
}
