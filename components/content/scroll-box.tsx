"use client";

import type { ReactNode } from "react";
import { useScrollable } from "./use-scrollable";

type ScrollBoxProps = { name: string; className?: string; children: ReactNode };

/** What is wider than the column scrolls in itself, and by keyboard once there is something to scroll to. */
export function ScrollBox({ name, className = "", children }: ScrollBoxProps) {
  const { ref, scrollProps } = useScrollable<HTMLDivElement>(name);
  return (
    <div ref={ref} {...scrollProps} className={`overflow-x-auto ${className}`}>
      {children}
    </div>
  );
}
