"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";

/**
 * Calls when an element comes within that distance of what is visible. `sought` is what it would be reached for:
 * with another value it looks again, should the element still be near, and with null not at all.
 */
export function useReach(
  ref: RefObject<Element | null>,
  margin: string,
  sought: string | number | null,
  onReach: () => void,
): void {
  const handleReach = useEffectEvent(onReach);
  // An observer that is made anew reports at once.
  useEffect(() => {
    const element = ref.current;
    if (!element || sought === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && handleReach(), {
      root: element.closest("[data-scroller]"),
      rootMargin: margin,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, margin, sought]);
}
