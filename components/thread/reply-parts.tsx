import { StepView } from "@/components/steps/step-view";
import { type ReplyPart, selectReplyParts } from "@/lib/protocol/select";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import { ReplyContent } from "./reply-content";
import { ThinkingPanel } from "./thinking-panel";

export function ReplyParts({ turn }: { turn: Turn }) {
  return (
    <div className="grid gap-3">
      {selectReplyParts(turn).map((part) => (
        <div key={part.key} data-part={part.kind} className="min-w-0">
          {renderPart(part, turn)}
        </div>
      ))}
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
