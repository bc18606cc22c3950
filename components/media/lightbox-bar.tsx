"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Columns2, X, ZoomIn, ZoomOut } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { Zoom } from "@/lib/client/media/zoom";
import { t } from "@/lib/i18n/translate";
import type { NamedPicture } from "@/lib/protocol/select-media";
import { DownloadLink } from "./download-link";
import { EditPictureButton } from "./edit-picture-button";

type LightboxBarProps = {
  picture: NamedPicture;
  zoom: Zoom;
  onZoomIn: () => void;
  onZoomOut: () => void;
  onFit: () => void;
  editedThreadId: string | null;
  onEdit: () => void;
  /** Null where there is nothing to compare with. */
  compare: { isOn: boolean; onToggle: () => void } | null;
};

export function LightboxBar({
  picture,
  zoom,
  onZoomIn,
  onZoomOut,
  onFit,
  editedThreadId,
  onEdit,
  compare,
}: LightboxBarProps) {
  const { name, content, turnId } = picture;
  const isFit = zoom.scale === 1;
  return (
    <header className="flex h-13 shrink-0 items-center gap-0.5 border-b border-line ps-4 pe-2">
      <Dialog.Title className="me-auto min-w-0 truncate text-ui font-medium" title={name}>
        {name || content.media.name}
      </Dialog.Title>
      <IconButton label={t("Zoom out")} disabled={isFit} onClick={onZoomOut}>
        <ZoomOut aria-hidden strokeWidth={1.75} />
      </IconButton>
      <button
        type="button"
        aria-label={t("Fit to window")}
        data-tooltip={t("Fit to window")}
        disabled={isFit}
        onClick={onFit}
        className="h-8 w-13 rounded-lg text-sm text-ink-soft tabular-nums transition-colors not-disabled:hover:bg-ink/6 not-disabled:hover:text-ink disabled:opacity-40 max-sm:hidden"
      >
        {t("{percent} %", { percent: Math.round(zoom.scale * 100) })}
      </button>
      <IconButton label={t("Zoom in")} onClick={onZoomIn}>
        <ZoomIn aria-hidden strokeWidth={1.75} />
      </IconButton>
      {compare && (
        <IconButton
          label={t("Compare")}
          aria-pressed={compare.isOn}
          onClick={compare.onToggle}
          className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
        >
          <Columns2 aria-hidden strokeWidth={1.75} />
        </IconButton>
      )}
      <DownloadLink content={content} label={t("Download image")} />
      {editedThreadId !== null && (
        <EditPictureButton source={{ threadId: editedThreadId, turnId }} content={content} onEdit={onEdit} />
      )}
      <Dialog.Close render={<IconButton label={t("Close")} />}>
        <X aria-hidden strokeWidth={1.75} />
      </Dialog.Close>
    </header>
  );
}
