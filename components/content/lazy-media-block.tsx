"use client";

import { Suspense } from "react";
import { frameStyle } from "@/components/media/frame-style";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import type { MediaContent } from "@/lib/protocol/media";
import type { Output } from "@/lib/protocol/targets";

const importBlock = loadOnce(() => import("./media-block"));
const MediaBlock = lazyPart(() => importBlock().then((module) => module.MediaBlock));

/** Fetches what shows media before there is any, so that nothing waits for it then. */
export function preloadMediaBlock(output: Output): void {
  preload(importBlock)();
  if (output === "speech" || output === "music") preload(() => import("@/components/media/sound-player"))();
}

/** A block of media, with the code that only replies with media need; until then, its place. */
export function LazyMediaBlock({ block }: { block: MediaContent }) {
  const { width, height } = block.media ?? {};
  const isSized = width !== undefined && height !== undefined;
  return (
    <Suspense fallback={isSized ? <div style={frameStyle({ width, height })} /> : null}>
      <MediaBlock block={block} />
    </Suspense>
  );
}
