"use client";

import type { RefObject } from "react";
import { useThreadTurns } from "@/lib/client/thread-store";
import { pictureKey, type StoredMedia, selectPictures } from "@/lib/protocol/select-media";
import type { MediaSource } from "./media-source-context";
import { PictureLightbox } from "./picture-lightbox";

type ReplyLightboxProps = {
  source: MediaSource;
  content: StoredMedia;
  openerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
};

/** A picture of a reply, large, among all that the thread has made. */
export function ReplyLightbox({ source, content, openerRef, onClose }: ReplyLightboxProps) {
  const { threadId, turnId, isLive } = source;
  const pictures = selectPictures(useThreadTurns(threadId));
  const key = pictureKey(turnId, content);
  const isMade = pictures.some((picture) => picture.key === key);
  const own = { key, turnId, name: source.askedFor, content };
  return (
    <PictureLightbox
      pictures={isMade ? pictures : [own]}
      startKey={key}
      openerRef={openerRef}
      editedThreadId={isLive ? threadId : null}
      onClose={onClose}
    />
  );
}
