"use client";

import { type ReactNode, useState } from "react";
import { ActivityView } from "@/components/steps/activity-view";
import { CallView } from "@/components/steps/call-view";
import { StepLine } from "@/components/steps/step-line";
import { jsonFormatOf, schemaOfAnswers } from "@/lib/protocol/json-schema-format";
import { type ReplyPart, selectPartsAsTheyCame, selectReplyParts } from "@/lib/protocol/select-reply-parts";
import type { Target } from "@/lib/protocol/targets";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import { ReplyContent } from "./reply-content";
import { StructuredReply } from "./structured-reply";
import { ThinkingPanel } from "./thinking-panel";

type ReplyPartsProps = {
  turn: Turn;
  /** What answers it; null where that is not known. */
  target: Target | null;
  /** Stands after the parts, where the next one will. */
  children: ReactNode;
};

export function ReplyParts({ turn, target, children }: ReplyPartsProps) {
  // A search that some models tell of after the answer belongs before it. Moved there, it would push down
  // what is being read: whoever saw it come keeps it where it came, and who opens the turn later reads it first.
  const [hasSeenItCome] = useState(!isTurnSettled(turn));
  const parts = hasSeenItCome ? selectPartsAsTheyCame(turn) : selectReplyParts(turn);
  return (
    <div className="grid gap-3">
      {parts.map((part) => (
        <div key={part.key} data-part={part.kind} className="min-w-0">
          {renderPart(part, turn, target)}
        </div>
      ))}
      {children}
    </div>
  );
}

function renderPart(part: ReplyPart, turn: Turn, target: Target | null) {
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
    case "content": {
      const { content, isOpen } = part;
      const format = jsonFormatOf(turn.settings);
      if (!format) return <ReplyContent content={content} isOpen={isOpen} />;
      const isExpected = target !== null && schemaOfAnswers(turn.settings, target) !== null;
      const reply = { content, isOpen, schema: format.schema, isExpected };
      return <StructuredReply {...reply} />;
    }
    case "activity":
      return <ActivityView uses={part.uses} />;
    case "call":
      return <CallView turn={turn} call={part.call} />;
    case "step":
      // It is still named: an API newer than the page loses no history.
      return <StepLine verb="Did" subject={part.step.type.replaceAll("_", " ")} isOpen={part.isOpen} />;
  }
}
