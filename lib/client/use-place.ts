"use client";

import { usePath } from "./use-path";

/** The pages that stand beside the conversations. */
export const PLACES = ["environments", "agents", "shares", "archived", "usage"] as const;
export type Place = (typeof PLACES)[number];

export const PLACE_TITLE_ID = "place-title";

export function placePath(place: Place): string {
  return `/${place}`;
}

/** Which of them is open; null where a conversation is. */
export function usePlace(): Place | null {
  const path = usePath();
  return PLACES.find((place) => placePath(place) === path) ?? null;
}

/** For where the focus was on something that is gone. */
export function focusPlaceTitle(): void {
  document.getElementById(PLACE_TITLE_ID)?.focus();
}
