"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { positionIn, rememberPosition } from "./reading-position";
import { useReach } from "./use-reach";

const FIRST_TURNS = 12;
const MORE_TURNS = 24;

type TurnWindow = { shownIds: readonly string[]; startRef: RefObject<HTMLDivElement | null> };

/**
 * The turns from some point to the end: opening a thread of thousands costs no more than its last
 * few. Earlier ones join as the reader comes near, above what is on the screen and without moving it.
 */
export function useTurnWindow(
  threadId: string,
  turnIds: readonly string[],
  scrollerRef: RefObject<HTMLDivElement | null>,
): TurnWindow {
  const startRef = useRef<HTMLDivElement>(null);
  const lastStart = Math.max(0, turnIds.length - FIRST_TURNS);
  const [firstShown, setFirstShown] = useState(() => positionIn(threadId)?.firstShown ?? lastStart);
  const first = Math.min(firstShown, lastStart);

  useReach(startRef, "1600px 0px 0px 0px", () => {
    const scroller = scrollerRef.current;
    if (first === 0 || !scroller) return;
    const belowPx = scroller.scrollHeight - scroller.scrollTop;
    flushSync(() => setFirstShown(Math.max(0, first - MORE_TURNS)));
    scroller.scrollTop = scroller.scrollHeight - belowPx;
  });

  const firstRef = useRef(first);
  useLayoutEffect(() => {
    firstRef.current = first;
  }, [first]);
  useLayoutEffect(() => {
    const scroller = scrollerRef.current;
    return () => {
      if (scroller) rememberPosition(threadId, scroller, firstRef.current);
    };
  }, [threadId, scrollerRef]);

  return { shownIds: turnIds.slice(first), startRef };
}
