"use client";

import { useRef } from "react";
import { useMediaTrouble } from "@/lib/client/media/use-media-trouble";
import { useZoomGestures } from "@/lib/client/media/use-zoom-gestures";
import type { Zoom } from "@/lib/client/media/zoom";
import { t } from "@/lib/i18n/translate";
import type { NamedPicture } from "@/lib/protocol/select-media";
import { MissingFile } from "./missing-file";

type PictureStageProps = {
  picture: NamedPicture;
  /** Its number among the pictures, from 1. */
  position: number;
  zoom: Zoom;
  onZoom: (change: (zoom: Zoom) => Zoom) => void;
  onSwipe: (step: -1 | 1) => void;
  /** Set while two pictures are compared: one of them is what the strip changes. */
  side: { isActive: boolean; onChoose: () => void } | null;
};

/** One picture, whole or a part of it enlarged. */
export function PictureStage({ picture, position, zoom, onZoom, onSwipe, side }: PictureStageProps) {
  const stageRef = useRef<HTMLDivElement>(null);
  const imageRef = useRef<HTMLImageElement>(null);
  const { name, content } = picture;
  const trouble = useMediaTrouble(imageRef, content.uri);
  useZoomGestures(stageRef, { onZoom, onSwipe, isZoomed: zoom.scale > 1 });
  const { scale, x, y } = zoom;
  return (
    <div
      ref={stageRef}
      onPointerDown={side?.onChoose}
      className={`relative min-h-0 min-w-0 touch-none overflow-hidden bg-canvas select-none ${scale > 1 ? "cursor-grab active:cursor-grabbing" : ""}`}
    >
      {trouble === "missing" ? (
        <div className="grid h-full place-items-center p-4">
          <MissingFile name={content.media.name} />
        </div>
      ) : (
        <img
          key={content.uri}
          ref={imageRef}
          src={content.uri}
          alt={name || content.media.name}
          draggable={false}
          style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}
          className="size-full object-contain p-3"
        />
      )}
      {side && (
        <button
          type="button"
          aria-pressed={side.isActive}
          onClick={side.onChoose}
          className="tinted absolute start-3 top-3 flex h-8 items-center rounded-full border border-line bg-raised/92 px-3 text-sm text-ink-soft aria-pressed:border-accent aria-pressed:text-accent coarse:h-11"
        >
          {t("Version {position}", { position })}
        </button>
      )}
    </div>
  );
}
