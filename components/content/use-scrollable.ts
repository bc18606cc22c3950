"use client";

import { useEffect, useRef, useState } from "react";

/** Gives an element a place in the tab order, and a name there, while its content is wider than itself. */
export function useScrollable<Box extends HTMLElement>(name: string) {
  const ref = useRef<Box>(null);
  const [isScrollable, setIsScrollable] = useState(false);
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    const observer = new ResizeObserver(() => setIsScrollable(box.scrollWidth > box.clientWidth));
    observer.observe(box);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return { ref, scrollProps: isScrollable ? { tabIndex: 0, role: "group", "aria-label": name } : {} };
}
