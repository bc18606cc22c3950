"use client";

import { type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether the page is being printed. All of it has to be there at once; afterwards the reader is where they were. */
export function usePrinting(scrollerRef: RefObject<HTMLElement | null>): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    let top: number | null = null;
    const handleBefore = () => {
      top ??= scrollerRef.current?.scrollTop ?? 0;
      flushSync(() => setIsPrinting(true));
    };
    const handleAfter = () => {
      flushSync(() => setIsPrinting(false));
      if (scrollerRef.current && top !== null) scrollerRef.current.scrollTop = top;
      top = null;
    };
    window.addEventListener("beforeprint", handleBefore);
    window.addEventListener("afterprint", handleAfter);
    return () => {
      window.removeEventListener("beforeprint", handleBefore);
      window.removeEventListener("afterprint", handleAfter);
    };
  }, [scrollerRef]);
  return isPrinting;
}
