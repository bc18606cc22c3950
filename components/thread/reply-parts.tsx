"use client";

import { type ReactNode, Suspense, useState } from "react";
import { ActivityView } from "@/components/steps/activity-view";
import { CallView } from "@/components/steps/call-view";
import { StepLine } from "@/components/steps/step-line";
import { lazyPart } from "@/components/ui/lazy-part";
import type { TurnActions } from "@/lib/client/turn-actions";
import { t } from "@/lib/i18n/translate";
import { jsonFormatOf, schemaOfAnswers } from "@/lib/protocol/json-schema-format";
import { type ReplyPart, selectPartsAsTheyCame, selectReplyParts } from "@/lib/protocol/select-reply-parts";
import type { Target } from "@/lib/protocol/targets";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import { ReplyContent } from "./reply-content";
import { StructuredReply } from "./structured-reply";
import { ThinkingPanel } from "./thinking-panel";

const PlanView = lazyPart(() => import("@/components/research/plan-view").then((module) => module.PlanView));

type ReplyPartsProps = {
  turn: Turn;
  /** What answers it; null where that is not known. */
  target: Target | null;
  /** Set where the answer is the plan of a research that can be changed and begun. */
  plan: { turn: Turn; actions: TurnActions } | null;
  /** Stands after the parts, where the next one will. */
  children: ReactNode;
};

export function ReplyParts({ turn, target, plan, children }: ReplyPartsProps) {
  // A search that some models tell of after the answer belongs before it. Moved there, it would push down
  // what is being read: whoever saw it come keeps it where it came, and who opens the turn later reads it first.
  const [hasSeenItCome] = useState(!isTurnSettled(turn));
  const parts = hasSeenItCome ? selectPartsAsTheyCame(turn) : selectReplyParts(turn);
  const answers = parts.filter(({ kind }) => kind === "content");
  const shown = plan ? parts.filter((part) => !answers.includes(part)) : parts;
  return (
    <div className="grid grid-cols-1 gap-3">
      {shown.map((part) => (
        <div key={part.key} data-part={part.kind} className="min-w-0">
          {renderPart(part, turn, target)}
        </div>
      ))}
      {plan && (
        <div key={answers[0]?.key} data-part="content" className="min-w-0">
          <Suspense fallback={<PlainPlan parts={answers} turn={turn} target={target} />}>
            <PlanView {...plan} />
          </Suspense>
        </div>
      )}
      {children}
    </div>
  );
}

type PlainPlanProps = { parts: readonly ReplyPart[]; turn: Turn; target: Target | null };

/** The plan as it can be read before it can be changed. */
function PlainPlan({ parts, turn, target }: PlainPlanProps) {
  return parts.map((part) => <div key={part.key}>{renderPart(part, turn, target)}</div>);
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
      return (
        <StepLine
          text={t("Did {subject}", { subject: part.step.type.replaceAll("_", " ") })}
          isOpen={part.isOpen}
        />
      );
  }
}
