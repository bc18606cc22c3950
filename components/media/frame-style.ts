import type { CSSProperties } from "react";
import type { Box } from "@/lib/protocol/picture-sizes";

const MOST_SVH = 56;

/** The place of a picture before it is there: its own size, the width of the column and a little more than half of the window at most. */
export function frameStyle({ width, height }: Box): CSSProperties {
  const ratio = width / height;
  return {
    aspectRatio: `${width} / ${height}`,
    width: `min(100%, ${width}px, ${(MOST_SVH * ratio).toFixed(2)}svh)`,
  };
}
