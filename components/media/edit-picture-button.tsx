"use client";

import { Brush } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useEditPicture } from "@/lib/client/use-edit-picture";
import { t } from "@/lib/i18n/translate";
import type { StoredMedia } from "@/lib/protocol/select-media";
import type { MediaSource } from "./media-source-context";

type EditPictureButtonProps = {
  source: Pick<MediaSource, "threadId" | "turnId">;
  content: StoredMedia;
  onEdit?: () => void;
};

/** The next message is about this picture, as it is here. */
export function EditPictureButton({ source, content, onEdit }: EditPictureButtonProps) {
  const editPicture = useEditPicture(source.threadId);
  const handleClick = () => {
    editPicture(source.turnId, content);
    onEdit?.();
  };
  return (
    <IconButton label={t("Edit image")} className="in-data-running:hidden" onClick={handleClick}>
      <Brush aria-hidden strokeWidth={1.75} />
    </IconButton>
  );
}
