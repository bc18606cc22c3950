export const IMAGE_SIZES = ["512", "1K", "2K", "4K"] as const;
export type ImageSize = (typeof IMAGE_SIZES)[number];

// Width and height at 1K: about a megapixel each, as the API draws them.
const SIZES: Record<string, [number, number]> = {
  "1:1": [1_024, 1_024],
  "2:3": [848, 1_264],
  "3:2": [1_264, 848],
  "3:4": [896, 1_200],
  "4:3": [1_200, 896],
  "4:5": [928, 1_152],
  "5:4": [1_152, 928],
  "9:16": [768, 1_376],
  "16:9": [1_376, 768],
  "21:9": [1_584, 672],
  "1:4": [512, 2_048],
  "4:1": [2_048, 512],
  "1:8": [384, 3_072],
  "8:1": [3_072, 384],
};
export const ASPECT_RATIOS = Object.keys(SIZES);

export interface PictureSize {
  /** Of what is drawn. */
  width: number;
  height: number;
  /** How many times larger the picture is than the drawing. */
  scale: number;
}

export function toPictureSize(aspectRatio: string, size: ImageSize): PictureSize {
  const [width, height] = SIZES[aspectRatio] ?? [1_024, 1_024];
  if (size === "512") return { width: width / 2, height: height / 2, scale: 1 };
  return { width, height, scale: { "1K": 1, "2K": 2, "4K": 4 }[size] };
}

/** The ratio nearest to that of a picture; very long and very tall ones are left to those who ask. */
export function nearestRatio(width: number, height: number): string {
  const ratio = Math.log(width / height);
  const distance = (name: string) => {
    const [w, h] = SIZES[name] ?? [1, 1];
    return Math.abs(Math.log(w / h) - ratio);
  };
  return ASPECT_RATIOS.reduce((best, name) => (distance(name) < distance(best) ? name : best), "1:1");
}
