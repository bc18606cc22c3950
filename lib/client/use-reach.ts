"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";

/** Calls when an element comes within that distance of what is visible, and again while it stays there. */
export function useReach(ref: RefObject<Element | null>, margin: string, onReach: () => void): void {
  const handleReach = useEffectEvent(onReach);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        handleReach();
        // Observing anew reports again, should the element still be near.
        observer.unobserve(element);
        requestAnimationFrame(() => observer.observe(element));
      },
      { root: element.closest("[data-scroller]"), rootMargin: margin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, margin]);
}
