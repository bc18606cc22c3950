import { describe, expect, test } from "vitest";
import { FIT, panBy, toggleZoom, zoomBy } from "./zoom";

const STAGE = { width: 800, height: 600 };

describe("zooming a picture", () => {
  test("keeps what is under the pointer under it", () => {
    const point = { x: 120, y: -80 };
    const zoomed = zoomBy(FIT, 3, STAGE, point);
    expect(zoomed.scale).toBe(3);
    // The place of the picture that was there: (point - offset) / scale.
    expect((point.x - zoomed.x) / zoomed.scale).toBeCloseTo(120);
    expect((point.y - zoomed.y) / zoomed.scale).toBeCloseTo(-80);
  });

  test("never makes it smaller than the stage shows it, nor endlessly large", () => {
    expect(zoomBy(FIT, 0.1, STAGE)).toEqual(FIT);
    expect(zoomBy(FIT, 1_000, STAGE).scale).toBe(12);
  });

  test("back out leaves it in the middle", () => {
    const away = panBy(zoomBy(FIT, 4, STAGE), { x: 500, y: 500 }, STAGE);
    expect(zoomBy(away, 0.01, STAGE)).toEqual(FIT);
  });

  test("it cannot be dragged off the stage, and not at all where it fits", () => {
    expect(panBy(FIT, { x: 50, y: 50 }, STAGE)).toEqual(FIT);
    expect(panBy(zoomBy(FIT, 2, STAGE), { x: 9_000, y: -9_000 }, STAGE)).toEqual({
      scale: 2,
      x: 400,
      y: -300,
    });
  });

  test("a second double tap undoes the first", () => {
    const near = toggleZoom(FIT, STAGE, { x: 10, y: 10 });
    expect(near.scale).toBeGreaterThan(3);
    expect(toggleZoom(near, STAGE, { x: 10, y: 10 })).toEqual(FIT);
  });
});
