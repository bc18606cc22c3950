import type { ReactNode } from "react";
import { StepView } from "@/components/steps/step-view";
import { type ReplyPart, selectReplyParts } from "@/lib/protocol/select";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import { ReplyContent } from "./reply-content";
import { ThinkingPanel } from "./thinking-panel";

type ReplyPartsProps = {
  turn: Turn;
  /** Stands after the parts, where the next one will. */
  children: ReactNode;
};

export function ReplyParts({ turn, children }: ReplyPartsProps) {
  return (
    <div className="grid gap-3">
      {selectReplyParts(turn).map((part) => (
        <div key={part.key} data-part={part.kind} className="min-w-0">
          {renderPart(part, turn)}
        </div>
      ))}
      {children}
    </div>
  );
}

function renderPart(part: ReplyPart, turn: Turn) {
  switch (part.kind) {
    case "thinking":
      return (
        <ThinkingPanel
          thoughts={part.thoughts}
          startedAt={part.startedAt}
          stoppedAt={part.stoppedAt}
          beganAt={isTurnSettled(turn) ? null : turn.createdAt}
        />
      );
    case "content":
      return <ReplyContent content={part.content} isOpen={part.isOpen} />;
    case "step":
      return <StepView step={part.step} isOpen={part.isOpen} />;
  }
}
