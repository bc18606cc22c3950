/** How far a drawing is. `height` is what the frame needs, in CSS pixels. */
export type Drawing =
  | { readonly state: "begun" | "broken" }
  | { readonly state: "drawn"; readonly height: number };

const HEIGHT_MIN = 40;
const HEIGHT_MAX = 1600;

/** What the frame of a diagram says. It is as little to be trusted as what was put into it. */
export function parseDrawing(said: unknown): Drawing {
  const { height } = (said ?? {}) as { height?: unknown };
  if (typeof height !== "number" || !Number.isFinite(height)) return { state: "broken" };
  return { state: "drawn", height: Math.min(Math.max(height, HEIGHT_MIN), HEIGHT_MAX) };
}
