"use client";

import { Suspense, useRef, useState } from "react";
import { frameStyle } from "@/components/media/frame-style";
import { MediaNote } from "@/components/media/media-note";
import { useMediaSource } from "@/components/media/media-source-context";
import { MissingFile } from "@/components/media/missing-file";
import { PictureActions } from "@/components/media/picture-actions";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useMediaTrouble } from "@/lib/client/media/use-media-trouble";
import { t } from "@/lib/i18n/translate";
import type { MediaContent } from "@/lib/protocol/media";
import { toPictureBox } from "@/lib/protocol/picture-sizes";
import { isStored, type StoredMedia } from "@/lib/protocol/select-media";

const importLightbox = loadOnce(() => import("@/components/media/reply-lightbox"));
const ReplyLightbox = lazyPart(() => importLightbox().then((module) => module.ReplyLightbox));

/** A picture of a reply, at the size that was kept free for it. */
export function ImageContent({ block }: { block: MediaContent }) {
  return isStored(block) ? <Picture content={block} /> : <MediaNote block={block} />;
}

function Picture({ content }: { content: StoredMedia }) {
  const { media, uri } = content;
  const source = useMediaSource();
  const imageRef = useRef<HTMLImageElement>(null);
  const openRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const trouble = useMediaTrouble(imageRef, uri);
  const { width = 0, height = 0 } = media;
  const box = width > 0 && height > 0 ? { width, height } : toPictureBox("1:1");
  const style = frameStyle(box);
  if (trouble === "missing") return <MissingFile name={media.name} style={style} />;
  return (
    <figure
      onPointerEnter={preload(importLightbox)}
      style={{ width: style.width }}
      className="group/picture relative min-w-36 max-w-full"
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button "Open image" does the same by keyboard. */}
      <img
        ref={imageRef}
        src={uri}
        alt={source?.askedFor || media.name}
        width={box.width}
        height={box.height}
        decoding="async"
        onClick={() => setIsOpen(true)}
        style={{ aspectRatio: style.aspectRatio }}
        className="tinted block h-auto w-full cursor-zoom-in rounded-xl border border-line bg-surface object-contain"
      />
      {trouble === "unreadable" && (
        <figcaption className="mt-1 text-sm text-ink-faint">
          {t("This picture could not be shown here.")}
        </figcaption>
      )}
      <PictureActions content={content} openRef={openRef} onOpen={() => setIsOpen(true)} />
      {isOpen && source && (
        <Suspense fallback={null}>
          <ReplyLightbox
            source={source}
            content={content}
            openerRef={openRef}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </figure>
  );
}
