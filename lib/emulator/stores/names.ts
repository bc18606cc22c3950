import type { Random } from "../random.ts";

const LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
const LONGEST_SLUG = 27;

/** `my-report-a1b2c3d4e5f6`: at most 40 characters, from a display name and chance. */
export function toSlug(displayName: string, random: Random): string {
  const slug = displayName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, "");
  return [slug, random.characters(12, LOWER)].filter(Boolean).join("-");
}
