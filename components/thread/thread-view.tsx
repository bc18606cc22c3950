"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useFollow } from "@/lib/client/use-follow";
import { useTurnWindow } from "@/lib/client/use-turn-window";
import { JumpButton } from "./jump-button";

type ThreadViewProps = {
  threadId: string;
  turnIds: readonly string[];
  /** The turn that was sent from this page: its message goes to the top and the answer grows below it. */
  sentTurnId: string | null;
  /** While a turn runs no other can be sent, so what would send one hides. */
  isRunning: boolean;
  renderTurn: (turnId: string, isLast: boolean) => ReactNode;
};

// As high as what is visible, so that the end of the page has this message at the top. A continuation
// goes on below what stands there already.
const SENT = "last:not-has-data-[kind=continuation]:min-h-[calc(100cqh-4rem)]";

/** The conversation and the reader's place in it, whether it is live or shared. */
export function ThreadView({ threadId, turnIds, sentTurnId, isRunning, renderTurn }: ThreadViewProps) {
  const { scrollerRef, contentRef, followerRef, isFarFromEnd } = useFollow(threadId);
  const { shownIds, startRef } = useTurnWindow(threadId, turnIds, scrollerRef);
  const previousIds = useRef(turnIds);

  useLayoutEffect(() => {
    const isSent = turnIds.at(-1) === sentTurnId && previousIds.current.at(-1) !== sentTurnId;
    const isOtherBranch = previousIds.current.some((turnId, position) => turnIds[position] !== turnId);
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
        aria-label="Conversation"
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
        tabIndex={0}
        className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2 [container-type:size]"
      >
        <div ref={contentRef} className="mx-auto flex max-w-column flex-col px-4 pt-6 pb-10 sm:px-6">
          <div ref={startRef} />
          {shownIds.map((turnId) => (
            <div key={turnId} data-turn-id={turnId} className={turnId === sentTurnId ? SENT : ""}>
              {renderTurn(turnId, turnId === turnIds.at(-1))}
            </div>
          ))}
        </div>
      </div>
      <JumpButton isShown={isFarFromEnd} onJump={() => followerRef.current?.jumpToEnd()} />
    </div>
  );
}
