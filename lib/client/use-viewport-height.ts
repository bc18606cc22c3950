"use client";

import { useEffect } from "react";

// iOS lays its keyboard over the page without resizing it, so the layout follows the visual viewport.
// While the page is pinched larger the visual viewport says nothing about the keyboard.
export function useViewportHeight(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const follow = () => {
      const root = document.documentElement;
      const isCovered = viewport.scale === 1 && window.innerHeight - viewport.height > 1;
      if (isCovered) root.style.setProperty("--viewport-height", `${viewport.height}px`);
      else root.style.removeProperty("--viewport-height");
      if (isCovered) window.scrollTo(0, 0);
    };
    viewport.addEventListener("resize", follow);
    return () => viewport.removeEventListener("resize", follow);
  }, []);
}
