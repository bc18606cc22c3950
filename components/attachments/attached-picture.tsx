"use client";

import { Suspense, useRef, useState } from "react";
import { DocumentContent } from "@/components/content/document-content";
import { MissingFile } from "@/components/media/missing-file";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useMediaTrouble } from "@/lib/client/media/use-media-trouble";
import { t } from "@/lib/i18n/translate";
import type { StoredMedia } from "@/lib/protocol/select-media";

const importLightbox = loadOnce(() => import("@/components/media/picture-lightbox"));
const PictureLightbox = lazyPart(() => importLightbox().then((module) => module.PictureLightbox));

const HEIGHT = 160;
const WIDEST = 280;

/** A picture that somebody sent: small, at its own shape, and large when it is pressed. */
export function AttachedPicture({ content }: { content: StoredMedia }) {
  const { media, uri } = content;
  const imageRef = useRef<HTMLImageElement>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const trouble = useMediaTrouble(imageRef, uri);
  if (trouble === "missing") return <MissingFile name={media.name} />;
  // A photo of a kind that this browser cannot show (HEIC) is still a file that one can take.
  if (trouble === "unreadable") return <DocumentContent block={content} />;
  const { width = 1, height = 1 } = media;
  const shownWidth = Math.min(WIDEST, Math.max(48, Math.round((HEIGHT * width) / height)));
  return (
    <>
      <button
        ref={buttonRef}
        type="button"
        aria-label={t("Open image")}
        onPointerEnter={preload(importLightbox)}
        onClick={() => setIsOpen(true)}
        className="block max-w-full cursor-zoom-in rounded-xl"
      >
        <img
          ref={imageRef}
          src={uri}
          alt={media.name}
          width={shownWidth}
          height={HEIGHT}
          decoding="async"
          className="tinted block max-w-full rounded-xl border border-line bg-surface object-cover"
          style={{ width: shownWidth, height: HEIGHT }}
        />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <PictureLightbox
            pictures={[{ key: media.id, turnId: "", name: media.name, content }]}
            startKey={media.id}
            openerRef={buttonRef}
            editedThreadId={null}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
