"use client";

import { useEffect, useState } from "react";

/** True once the condition has held for that long. */
export function useDelayed(condition: boolean, delayMs: number): boolean {
  const [hasHeld, setHasHeld] = useState(false);
  useEffect(() => {
    if (!condition) return;
    const timer = setTimeout(() => setHasHeld(true), delayMs);
    return () => {
      clearTimeout(timer);
      setHasHeld(false);
    };
  }, [condition, delayMs]);
  return condition && hasHeld;
}
