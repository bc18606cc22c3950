"use client";

import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { type ReadingPosition, startIn } from "@/lib/client/reading-position";
import { noteShown, type WantedTurn } from "@/lib/client/search/wanted-turn";
import { useFollow } from "@/lib/client/use-follow";
import { useTurnWindow } from "@/lib/client/use-turn-window";
import { t } from "@/lib/i18n/translate";
import { JumpButton } from "./jump-button";

type ThreadViewProps = {
  threadId: string;
  turnIds: readonly string[];
  /** What the last of them is known by, also where another answer takes its place. */
  lastKey: string;
  /** The turn that was sent from this page: its message goes to the top and the answer grows below it. */
  sentTurnId: string | null;
  /** What its reader wants before them as it opens; else they are where they were. */
  wanted: WantedTurn | null;
  /** While a turn runs no other can be sent, so what would send one hides. */
  isRunning: boolean;
  renderTurn: (turnId: string, isLast: boolean) => ReactNode;
};

// As high as what is visible, so that the end of the page has this message at the top. A continuation
// goes on below what stands there already.
const SENT = "last:not-has-data-[kind=continuation]:min-h-[calc(100cqh-4rem)]";

/** The conversation and the place in it of who takes part; a shared one is read in `shared-thread.tsx`. */
export function ThreadView({
  threadId,
  turnIds,
  lastKey,
  sentTurnId,
  wanted,
  isRunning,
  renderTurn,
}: ThreadViewProps) {
  const [start] = useState<ReadingPosition | null>(() => startIn(threadId, turnIds, wanted));
  const { scrollerRef, contentRef, followerRef, isFarFromEnd } = useFollow(start);
  const { shownIds, startRef } = useTurnWindow({ threadId, turnIds, scrollerRef, start });
  const previousIds = useRef(turnIds);

  useLayoutEffect(() => {
    if (wanted) noteShown(wanted);
  }, [wanted]);

  useLayoutEffect(() => {
    const isSent = turnIds.at(-1) === sentTurnId && previousIds.current.at(-1) !== sentTurnId;
    const isOtherBranch = !isContinued(previousIds.current, turnIds);
    previousIds.current = turnIds;
    if (isSent) followerRef.current?.jumpToEnd();
    else if (isOtherBranch) followerRef.current?.release();
  }, [turnIds, sentTurnId, followerRef]);

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scrollerRef}
        data-scroller
        data-running={isRunning || undefined}
        role="log"
        aria-label={t("Conversation")}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
        tabIndex={0}
        className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2 [container-type:size]"
      >
        <div
          ref={contentRef}
          className="mx-auto flex max-w-column flex-col px-4 pt-6 pb-10 low:pt-3 low:pb-4 sm:px-6"
        >
          <div ref={startRef} />
          {shownIds.map((turnId) => (
            <div
              key={turnId === turnIds.at(-1) ? lastKey : turnId}
              data-turn-id={turnId}
              className={
                turnId === sentTurnId ? SENT : turnId === wanted?.turnId ? "animate-found rounded-xl" : ""
              }
            >
              {renderTurn(turnId, turnId === turnIds.at(-1))}
            </div>
          ))}
        </div>
      </div>
      <JumpButton isShown={isFarFromEnd} onJump={() => followerRef.current?.jumpToEnd()} />
    </div>
  );
}

/** Whether all of the turns are still there in a row; others may have come before them and after them. */
function isContinued(before: readonly string[], now: readonly string[]): boolean {
  const start = before[0] === undefined ? 0 : now.indexOf(before[0]);
  return start !== -1 && before.every((turnId, position) => now[start + position] === turnId);
}
