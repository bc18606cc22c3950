"use client";

import { useLayoutEffect, useRef } from "react";

type Direction = -1 | 1;

// A step shows another turn, which brings a pager of its own: the focus goes on to that one.
let stepped: Direction | null = null;

export function usePagerFocus() {
  const pager = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (stepped === null) return;
    const [previous, next] = pager.current?.querySelectorAll("button") ?? [];
    const [wanted, other] = stepped === -1 ? [previous, next] : [next, previous];
    stepped = null;
    (wanted?.disabled ? other : wanted)?.focus();
  }, []);
  const noteStep = (step: Direction) => {
    stepped = step;
  };
  return { pager, noteStep };
}
