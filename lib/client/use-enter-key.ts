"use client";

import type { KeyboardEvent } from "react";
import { usePreference } from "./preferences";

const IME_KEY_CODE = 229;
const TOUCH_FIRST = "(hover: none) and (pointer: coarse)";

/**
 * Whether a key belongs to an input method. Safari ends the composition before it reports the Enter
 * that ended it, and marks that key with code 229 only.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === IME_KEY_CODE;
}

/** Tells whether a key sends what is written, by the reader's preference and keyboard. */
export function useIsSendKey(): (event: KeyboardEvent) => boolean {
  const enterKey = usePreference("enterKey");
  return (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || isComposing(event)) return false;
    if (event.ctrlKey || event.metaKey) return true;
    if (enterKey === "auto") return !window.matchMedia(TOUCH_FIRST).matches;
    return enterKey === "send";
  };
}
