"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type ReadingPosition, rememberPosition } from "./reading-position";
import { usePrinting } from "./use-printing";
import { useReach } from "./use-reach";

const FIRST_TURNS = 6;
const MORE_TURNS = 24;

type WindowOptions = {
  threadId: string;
  turnIds: readonly string[];
  scrollerRef: RefObject<HTMLDivElement | null>;
  /** Where the reader begins; null at the end. */
  start: ReadingPosition | null;
};

type TurnWindow = { shownIds: readonly string[]; startRef: RefObject<HTMLDivElement | null> };

/**
 * The turns from some point to the end: opening a thread of thousands costs no more than its last
 * few. Earlier ones join as the reader comes near, above what is on the screen and without moving it.
 */
export function useTurnWindow({ threadId, turnIds, scrollerRef, start }: WindowOptions): TurnWindow {
  const startRef = useRef<HTMLDivElement>(null);
  const lastStart = Math.max(0, turnIds.length - FIRST_TURNS);
  const [firstShown, setFirstShown] = useState(() => ({
    id: start?.firstShown ?? turnIds[lastStart],
    position: lastStart,
  }));
  const isPrinting = usePrinting(scrollerRef);
  // By its id, because the turns before it may come later than it does; it is another one in another branch.
  const found = firstShown.id === undefined ? 0 : turnIds.indexOf(firstShown.id);
  const first = isPrinting ? 0 : Math.min(found === -1 ? firstShown.position : found, lastStart);

  useReach(startRef, "1600px 0px 0px 0px", first || null, () => {
    const scroller = scrollerRef.current;
    if (!scroller) return;
    const belowPx = scroller.scrollHeight - scroller.scrollTop;
    const position = Math.max(0, first - MORE_TURNS);
    flushSync(() => setFirstShown({ id: turnIds[position], position }));
    scroller.scrollTop = scroller.scrollHeight - belowPx;
  });

  const firstId = turnIds[first];
  const firstRef = useRef(firstId);
  useLayoutEffect(() => {
    if (!isPrinting) firstRef.current = firstId;
  }, [firstId, isPrinting]);
  useLayoutEffect(() => {
    const scroller = scrollerRef.current;
    return () => {
      if (scroller) rememberPosition(threadId, scroller, firstRef.current);
    };
  }, [threadId, scrollerRef]);

  return { shownIds: turnIds.slice(first), startRef };
}
