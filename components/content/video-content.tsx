"use client";

import { useRef } from "react";
import { DownloadLink } from "@/components/media/download-link";
import { frameStyle } from "@/components/media/frame-style";
import { MediaNote } from "@/components/media/media-note";
import { useMediaSource } from "@/components/media/media-source-context";
import { MissingFile } from "@/components/media/missing-file";
import { playAlone } from "@/lib/client/media/one-player";
import { useMediaTrouble } from "@/lib/client/media/use-media-trouble";
import { t } from "@/lib/i18n/translate";
import type { MediaContent } from "@/lib/protocol/media";
import type { Box } from "@/lib/protocol/picture-sizes";
import { isStored, type StoredMedia } from "@/lib/protocol/select-media";

const WIDE: Box = { width: 1280, height: 720 };

/** A film of a reply, at the size that was kept free for it. */
export function VideoContent({ block }: { block: MediaContent }) {
  return isStored(block) ? <Film content={block} /> : <MediaNote block={block} />;
}

function Film({ content }: { content: StoredMedia }) {
  const source = useMediaSource();
  const box = source?.output === "video" ? source.box : WIDE;
  const videoRef = useRef<HTMLVideoElement>(null);
  const { media, uri } = content;
  const trouble = useMediaTrouble(videoRef, uri);
  const { width = box.width, height = box.height } = media;
  const style = frameStyle({ width, height });
  if (trouble === "missing") return <MissingFile name={media.name} style={style} />;
  return (
    <figure className="group/video relative max-w-full" style={{ width: style.width }}>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written any for what was just made. */}
      <video
        ref={videoRef}
        src={uri}
        controls
        preload="metadata"
        playsInline
        aria-label={t("Video")}
        onPlay={(event) => playAlone(event.currentTarget)}
        style={{ aspectRatio: style.aspectRatio }}
        className="tinted block w-full rounded-xl border border-line bg-surface object-contain"
      />
      <DownloadLink
        content={content}
        label={t("Download video")}
        className="tinted absolute end-2 top-2 bg-raised/85 backdrop-blur-sm pointer-fine:opacity-0 pointer-fine:focus-visible:opacity-100 pointer-fine:group-hover/video:opacity-100"
      />
      {trouble === "unreadable" && (
        <figcaption className="mt-1 text-sm text-ink-faint">
          {t("This video could not be played here.")}
        </figcaption>
      )}
    </figure>
  );
}
