"use client";

import type { RefObject } from "react";
import { useThreadTurns } from "@/lib/client/thread-store";
import { type NamedPicture, pictureKey, type StoredMedia, selectPictures } from "@/lib/protocol/select-media";
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
  const { turnId, isLive, askedFor } = source;
  const own = { key: pictureKey(turnId, content), turnId, name: askedFor, content };
  if (isLive)
    return <ThreadLightbox threadId={source.threadId} own={own} openerRef={openerRef} onClose={onClose} />;
  return (
    <PictureLightbox
      pictures={[own]}
      startKey={own.key}
      openerRef={openerRef}
      editedThreadId={null}
      onClose={onClose}
    />
  );
}

type ThreadLightboxProps = Pick<ReplyLightboxProps, "openerRef" | "onClose"> & {
  threadId: string;
  own: NamedPicture;
};

function ThreadLightbox({ threadId, own, openerRef, onClose }: ThreadLightboxProps) {
  const pictures = selectPictures(useThreadTurns(threadId));
  const isMade = pictures.some((picture) => picture.key === own.key);
  return (
    <PictureLightbox
      pictures={isMade ? pictures : [own]}
      startKey={own.key}
      openerRef={openerRef}
      editedThreadId={threadId}
      onClose={onClose}
    />
  );
}
