"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { nameOf } from "@/lib/client/attachments/name-of";
import { t } from "@/lib/i18n/translate";
import type { MediaContent } from "@/lib/protocol/media";
import { ChipBody } from "./chip-body";

type KeptAttachmentsProps = {
  media: readonly MediaContent[];
  onRemove: (removed: MediaContent) => void;
};

/** The files of a message that is being edited: they go along unless they are taken out. */
export function KeptAttachments({ media, onRemove }: KeptAttachmentsProps) {
  return (
    <ul aria-label={t("Attachments")} className="mb-2 flex flex-wrap gap-2">
      {media.map((block) => (
        <li
          key={block.uri}
          className="tinted flex w-56 max-w-full max-sm:w-full items-center gap-2.5 rounded-xl border border-line bg-surface p-1.5"
        >
          <ChipBody kind={block.type} name={nameOf(block)} address={block.uri ?? null}>
            {null}
          </ChipBody>
          <IconButton label={t("Remove {name}", { name: nameOf(block) })} onClick={() => onRemove(block)}>
            <X aria-hidden strokeWidth={1.75} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
