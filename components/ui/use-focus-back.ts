"use client";

import { useCallback, useRef } from "react";

/** Who leaves a field that stood in the place of something by the keyboard is where they were before: on what opens it. */
export function useFocusBack<T extends HTMLElement>() {
  const isWanted = useRef(false);
  const ref = useCallback((element: T | null) => {
    if (!element || !isWanted.current) return;
    isWanted.current = false;
    element.focus();
  }, []);
  return {
    ref,
    focusAfter(isByKey: boolean) {
      isWanted.current = isByKey;
    },
  };
}
