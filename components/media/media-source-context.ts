"use client";

import { createContext, use } from "react";
import type { Box } from "@/lib/protocol/picture-sizes";
import type { Output } from "@/lib/protocol/targets";

/** Where the media of a reply come from. Without one they are a person's own. */
export type MediaSource = {
  threadId: string;
  turnId: string;
  output: Output;
  /** The size that is kept free for what one looks at. */
  box: Box;
  /** What was asked for: the name of a picture. */
  askedFor: string;
  /** Whether one can act on the thread; not on a page that only shows it. */
  isLive: boolean;
};

export const MediaSourceContext = createContext<MediaSource | null>(null);

export function useMediaSource(): MediaSource | null {
  return use(MediaSourceContext);
}
