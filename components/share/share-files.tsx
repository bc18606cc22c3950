"use client";

import { useId } from "react";
import { formatBytes } from "@/lib/client/format-bytes";
import { t } from "@/lib/i18n/translate";
import type { ShareableFile } from "@/lib/protocol/shares";
import { noteOf } from "./share-words";

type ShareFilesProps = {
  files: readonly ShareableFile[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
};

const BOX = "mt-0.75 size-4 shrink-0 coarse:mt-0.5 coarse:size-5";
const ROW = "flex w-fit max-w-full items-start gap-2.5 py-1 text-ui coarse:min-h-11 coarse:items-center";

/** Files become public one by one, and none by itself. */
export function ShareFiles({ files, chosen, onChange }: ShareFilesProps) {
  const possible = files.filter(({ problem }) => !problem).map(({ mediaId }) => mediaId);
  const isAll = possible.length > 0 && possible.every((mediaId) => chosen.includes(mediaId));
  return (
    <fieldset className="grid min-w-0 grid-cols-1">
      <legend className="mb-1 text-ui font-medium">{t("Files")}</legend>
      <p className="mb-1 text-sm text-ink-faint">{t("Only those that you tick become public.")}</p>
      {possible.length > 1 && (
        <label className={`${ROW} cursor-pointer`}>
          <input
            type="checkbox"
            checked={isAll}
            onChange={() => onChange(isAll ? [] : possible)}
            className={BOX}
          />
          {t("All of them")}
        </label>
      )}
      <ul aria-label={t("Files")} className="grid min-w-0 grid-cols-1">
        {files.map((file) => (
          <FileBox
            key={file.mediaId}
            file={file}
            isChosen={chosen.includes(file.mediaId)}
            onToggle={() => onChange(toggle(chosen, file.mediaId))}
          />
        ))}
      </ul>
    </fieldset>
  );
}

type FileBoxProps = { file: ShareableFile; isChosen: boolean; onToggle: () => void };

function FileBox({ file, isChosen, onToggle }: FileBoxProps) {
  const id = useId();
  const facts = `${file.isMade ? t("Made by the model") : t("Sent by you")} · ${formatBytes(file.size)}`;
  const note = noteOf(file);
  const isOff = file.problem !== undefined;
  return (
    <li className="min-w-0">
      <label className={`${ROW} ${isOff ? "text-ink-faint" : "cursor-pointer"}`}>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={isOff}
          aria-describedby={`${id}-note`}
          onChange={onToggle}
          className={BOX}
        />
        <span className="min-w-0 wrap-anywhere">
          <bdi>{file.name}</bdi>
        </span>
      </label>
      <p id={`${id}-note`} className="-mt-0.5 pb-1 ps-6.5 text-sm text-ink-faint coarse:ps-7.5">
        {note === null ? facts : t("{facts}. {note}", { facts, note })}
      </p>
    </li>
  );
}

function toggle(chosen: readonly string[], mediaId: string): readonly string[] {
  return chosen.includes(mediaId) ? chosen.filter((other) => other !== mediaId) : [...chosen, mediaId];
}
