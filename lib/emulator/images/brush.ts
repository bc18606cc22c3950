import type { Canvas, Paint } from "./canvas.ts";

export type Point = readonly [x: number, y: number];

/** Simple shapes on a canvas, in pixels. */
export class Brush {
  readonly canvas: Canvas;

  constructor(canvas: Canvas) {
    this.canvas = canvas;
  }

  circle(x: number, y: number, radius: number, paint: Paint, alpha = 1): void {
    const box = { left: x - radius - 1, top: y - radius - 1, right: x + radius + 1, bottom: y + radius + 1 };
    this.canvas.paintShape(box, (px, py) => Math.hypot(px - x, py - y) - radius, paint, alpha);
  }

  /** Light that fades with the distance. */
  glow(x: number, y: number, radius: number, paint: Paint, strength: number): void {
    const { canvas } = this;
    const colourAt = typeof paint === "function" ? paint : () => paint;
    for (let py = Math.max(0, Math.floor(y - radius)); py < Math.min(canvas.height, y + radius); py += 1) {
      for (let px = Math.max(0, Math.floor(x - radius)); px < Math.min(canvas.width, x + radius); px += 1) {
        const near = 1 - ((px - x) ** 2 + (py - y) ** 2) / radius ** 2;
        if (near > 0) canvas.blend(px, py, colourAt(px, py), near * near * strength);
      }
    }
  }

  /** `angle` in radians, clockwise. */
  ellipse(centre: Point, radii: Point, paint: Paint, angle = 0): void {
    const [x, y] = centre;
    const [radiusX, radiusY] = radii;
    const reach = Math.max(radiusX, radiusY) + 1;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const small = Math.min(radiusX, radiusY);
    this.canvas.paintShape(
      { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach },
      (px, py) => {
        const along = ((px - x) * cos + (py - y) * sin) / radiusX;
        const across = ((py - y) * cos - (px - x) * sin) / radiusY;
        return (Math.hypot(along, across) - 1) * small;
      },
      paint,
    );
  }

  /** From its left top corner. */
  box(corner: Point, size: Point, paint: Paint, rounding = 0): void {
    const [left, top] = corner;
    const [width, height] = size;
    const [halfX, halfY] = [width / 2 - rounding, height / 2 - rounding];
    this.canvas.paintShape(
      { left: left - 1, top: top - 1, right: left + width + 1, bottom: top + height + 1 },
      (px, py) => {
        const dx = Math.abs(px - left - width / 2) - halfX;
        const dy = Math.abs(py - top - height / 2) - halfY;
        return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - rounding;
      },
      paint,
    );
  }

  line([x0, y0]: Point, [x1, y1]: Point, width: number, paint: Paint, alpha = 1): void {
    const reach = width / 2 + 1;
    const [dx, dy] = [x1 - x0, y1 - y0];
    const length = dx * dx + dy * dy || 1;
    this.canvas.paintShape(
      {
        left: Math.min(x0, x1) - reach,
        top: Math.min(y0, y1) - reach,
        right: Math.max(x0, x1) + reach,
        bottom: Math.max(y0, y1) + reach,
      },
      (px, py) => {
        const share = Math.min(1, Math.max(0, ((px - x0) * dx + (py - y0) * dy) / length));
        return Math.hypot(px - x0 - share * dx, py - y0 - share * dy) - width / 2;
      },
      paint,
      alpha,
    );
  }

  /** Any simple polygon, its corners in order. */
  polygon(points: Point[], paint: Paint, alpha = 1): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    this.canvas.paintShape(
      {
        left: Math.min(...xs) - 1,
        top: Math.min(...ys) - 1,
        right: Math.max(...xs) + 1,
        bottom: Math.max(...ys) + 1,
      },
      (px, py) => distanceToPolygon(points, px, py),
      paint,
      alpha,
    );
  }

  /** A band between two radii, above the centre only. */
  arch([x, y]: Point, radius: number, width: number, paint: Paint, alpha = 1): void {
    const reach = radius + width;
    this.canvas.paintShape(
      { left: x - reach, top: y - reach, right: x + reach, bottom: y },
      (px, py) => Math.abs(Math.hypot(px - x, py - y) - radius) - width / 2,
      paint,
      alpha,
    );
  }
}

/** To the nearest edge; negative inside, by the count of edges a ray to the right crosses. */
function distanceToPolygon(points: Point[], px: number, py: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  let isInside = false;
  for (let index = 0, before = points.length - 1; index < points.length; before = index, index += 1) {
    const [x, y] = points[index] ?? [0, 0];
    const [x2, y2] = points[before] ?? [0, 0];
    const [dx, dy] = [x2 - x, y2 - y];
    const share = Math.min(1, Math.max(0, ((px - x) * dx + (py - y) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(px - x - share * dx, py - y - share * dy));
    if (y > py !== y2 > py && px < ((x2 - x) * (py - y)) / (y2 - y) + x) isInside = !isInside;
  }
  return isInside ? -nearest : nearest;
}
