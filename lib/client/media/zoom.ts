import type { Box } from "@/lib/protocol/picture-sizes";

/** Times the size at which all of the picture is seen, and pixels from the middle. */
export type Zoom = { scale: number; x: number; y: number };
export type Point = { x: number; y: number };

export const FIT: Zoom = { scale: 1, x: 0, y: 0 };
export const ZOOM_STEP = 1.5;
const LARGEST = 12;

/** Zooms by a factor; what is at the point, measured from the middle of the stage, stays there. */
export function zoomBy(zoom: Zoom, factor: number, stage: Box, point: Point = { x: 0, y: 0 }): Zoom {
  const scale = Math.min(LARGEST, Math.max(1, zoom.scale * factor));
  const change = scale / zoom.scale;
  const moved = { scale, x: point.x - (point.x - zoom.x) * change, y: point.y - (point.y - zoom.y) * change };
  return within(moved, stage);
}

export function panBy(zoom: Zoom, by: Point, stage: Box): Zoom {
  return within({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, stage);
}

/** All of it, or near enough to see its grain. */
export function toggleZoom(zoom: Zoom, stage: Box, point: Point): Zoom {
  return zoom.scale > 1 ? FIT : zoomBy(zoom, ZOOM_STEP ** 3, stage, point);
}

// A picture that could be moved off the stage would be hard to find again.
function within({ scale, x, y }: Zoom, { width, height }: Box): Zoom {
  const most = { x: ((scale - 1) * width) / 2, y: ((scale - 1) * height) / 2 };
  return { scale, x: clamp(x, most.x), y: clamp(y, most.y) };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value)) + 0;
}
