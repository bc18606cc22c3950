"use client";

import { type ComponentProps, lazy, Suspense } from "react";

const importBlock = () => import("./media-block");
const MediaBlock = lazy(() => importBlock().then((module) => ({ default: module.MediaBlock })));

/** Fetches what shows media before there is any, so that nothing waits for it then. */
export function preloadMediaBlock(): void {
  void importBlock();
}

/** A block of media, with the code that only replies with media need. */
export function LazyMediaBlock(props: ComponentProps<typeof MediaBlock>) {
  return (
    <Suspense fallback={null}>
      <MediaBlock {...props} />
    </Suspense>
  );
}
