"use client";

import type { ReactNode } from "react";
import { HEADING } from "./row-style";
import { type OnDrop, useThreadDrop } from "./thread-drag";

type ListSectionProps = {
  label: string;
  /** What is done with threads that are dropped here. */
  onDrop: OnDrop;
  /** Whether it matters where among its threads. */
  isOrdered?: boolean;
  children: ReactNode;
};

/** A stretch of the list under its heading. */
export function ListSection({ label, onDrop, isOrdered, children }: ListSectionProps) {
  const { isOver, dropProps } = useThreadDrop(onDrop);
  return (
    <section
      aria-label={label}
      data-ordered={isOrdered}
      {...dropProps}
      className={`rounded-lg ${isOver ? "bg-accent-soft" : ""}`}
    >
      <h2 className={HEADING}>{label}</h2>
      {children}
    </section>
  );
}
