"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { type Follower, followEnd } from "./follow-end";
import { goToPosition, type ReadingPosition } from "./reading-position";

const GESTURES = ["wheel", "touchstart", "pointerdown", "keydown"];

type Follow = {
  scrollerRef: RefObject<HTMLDivElement | null>;
  contentRef: RefObject<HTMLDivElement | null>;
  followerRef: RefObject<Follower | null>;
  isFarFromEnd: boolean;
};

/** The reader's place in a thread: at first its end, or `start`. For one thread, from mount to unmount. */
export function useFollow(start: ReadingPosition | null): Follow {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const followerRef = useRef<Follower>(null);
  const [isFarFromEnd, setIsFarFromEnd] = useState(false);

  useLayoutEffect(() => {
    const scroller = scrollerRef.current;
    const content = contentRef.current;
    if (!scroller || !content) return;
    const follower = followEnd({ scroller, content, onFar: setIsFarFromEnd });
    followerRef.current = follower;
    follower.jumpToEnd();
    const stopMoving = start ? goToPosition(scroller, start, follower.moveBy) : undefined;
    if (stopMoving)
      for (const gesture of GESTURES) scroller.addEventListener(gesture, stopMoving, { once: true });
    return () => {
      stopMoving?.();
      follower.stop();
    };
  }, [start]);

  return { scrollerRef, contentRef, followerRef, isFarFromEnd };
}
