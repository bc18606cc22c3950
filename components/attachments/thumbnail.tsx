"use client";

import { FileText, Film, ImageIcon, Music } from "lucide-react";
import { useState } from "react";
import { isOwnAddress } from "@/lib/client/attachments/own-address";
import type { MediaKind } from "@/lib/protocol/media";

const ICONS = { image: ImageIcon, audio: Music, video: Film, document: FileText } as const;
const BOX = "size-10 shrink-0 rounded-lg border border-line bg-raised";

type ThumbnailProps = { kind: MediaKind; address: string | null };

/** A small view of a picture or film; an icon for everything else, and for what this browser cannot show. */
export function Thumbnail({ kind, address }: ThumbnailProps) {
  const [isBroken, setIsBroken] = useState(false);
  const Icon = ICONS[kind];
  // What lies elsewhere on the web is never loaded: its address may tell on whoever looks.
  const isShown = address !== null && isOwnAddress(address) && !isBroken;
  if (isShown && kind === "image") {
    return <img src={address} alt="" onError={() => setIsBroken(true)} className={`${BOX} object-cover`} />;
  }
  if (isShown && kind === "video") {
    return (
      <video
        src={`${address}#t=0.1`}
        muted
        playsInline
        preload="metadata"
        tabIndex={-1}
        onError={() => setIsBroken(true)}
        className={`${BOX} object-cover`}
      />
    );
  }
  return (
    <span className={`${BOX} grid place-items-center text-ink-soft`}>
      <Icon aria-hidden className="size-5" strokeWidth={1.75} />
    </span>
  );
}
