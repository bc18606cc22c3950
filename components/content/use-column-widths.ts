"use client";

import { useEffect, useRef, useState } from "react";

/** How wide the columns of a table have become, while that is wanted; null before it is known. */
export function useColumnWidths(isWanted: boolean) {
  const ref = useRef<HTMLTableElement>(null);
  const [widths, setWidths] = useState<readonly number[] | null>(null);
  useEffect(() => {
    const table = ref.current;
    if (!table || !isWanted) return;
    const observer = new ResizeObserver(() => {
      const cells = [...(table.tHead?.rows[0]?.cells ?? [])];
      setWidths(cells.map((cell) => cell.getBoundingClientRect().width));
    });
    observer.observe(table);
    return () => observer.disconnect();
  }, [isWanted]);
  return { ref, widths };
}
