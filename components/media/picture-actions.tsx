"use client";

import { Maximize2 } from "lucide-react";
import type { RefObject } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/i18n/translate";
import type { StoredMedia } from "@/lib/protocol/select-media";
import { DownloadLink } from "./download-link";
import { EditPictureButton } from "./edit-picture-button";
import { useMediaSource } from "./media-source-context";

type PictureActionsProps = {
  content: StoredMedia;
  openRef: RefObject<HTMLButtonElement | null>;
  onOpen: () => void;
};

/** What can be done with a picture. It lies on the picture, so that nothing moves as it appears. */
export function PictureActions({ content, openRef, onOpen }: PictureActionsProps) {
  const source = useMediaSource();
  return (
    <div className="tinted absolute end-2 bottom-2 flex rounded-xl bg-raised/85 p-0.5 backdrop-blur-sm transition-opacity pointer-fine:opacity-0 pointer-fine:group-focus-within/picture:opacity-100 pointer-fine:group-hover/picture:opacity-100">
      <IconButton ref={openRef} label={t("Open image")} aria-haspopup="dialog" onClick={onOpen}>
        <Maximize2 aria-hidden strokeWidth={1.75} />
      </IconButton>
      <DownloadLink content={content} label={t("Download image")} />
      {source?.isLive && <EditPictureButton source={source} content={content} />}
    </div>
  );
}
