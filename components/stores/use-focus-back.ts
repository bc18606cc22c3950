"use client";

import { type RefObject, useEffect, useRef } from "react";

/** For a button whose place something takes while that is open: afterwards the focus is on it again. */
export function useFocusBack(isOpen: boolean): RefObject<HTMLButtonElement | null> {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (!isOpen && wasOpen.current) buttonRef.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return buttonRef;
}
