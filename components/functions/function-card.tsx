"use client";

import { use } from "react";
import { callStateOf } from "@/lib/protocol/call-state";
import { canonicalArguments, type FunctionCall } from "@/lib/protocol/calls";
import type { Turn } from "@/lib/protocol/thread";
import { ApprovalCard } from "./approval-card";
import { BrowserCall } from "./browser-call";
import { ByHandCard } from "./by-hand-card";
import { CallActionsContext } from "./call-actions-context";
import { CallLine } from "./call-line";
import { useDecide } from "./use-decide";

type FunctionCardProps = {
  turn: Turn;
  call: FunctionCall;
  /** Of computer use, which has a card of its own: here is only what a person does about it. */
  isAction: boolean;
};

/** A call of a function: what it waits for, or what became of it. */
export function FunctionCard({ turn, call, isAction }: FunctionCardProps) {
  const canDecide = use(CallActionsContext) !== null;
  const { cardRef, decide, fail, isBusy, problem } = useDecide(turn.id, call);
  const state = callStateOf(turn, call);
  // What another device has changed is shown anew, and what was begun here with it is gone.
  const key = canonicalArguments(call);
  return (
    <div ref={cardRef} tabIndex={-1} className="outline-none">
      {canDecide && state === "approval" ? (
        <ApprovalCard key={key} turn={turn} call={call} isBusy={isBusy} onDecide={decide} />
      ) : canDecide && state === "by_hand" ? (
        <ByHandCard key={key} turn={turn} call={call} isAction={isAction} isBusy={isBusy} onDecide={decide} />
      ) : (
        !isAction && <CallLine turn={turn} call={call} state={state} />
      )}
      {canDecide && state === "browser" && (
        <BrowserCall
          key={key}
          turnId={turn.id}
          position={call.position}
          onFail={fail}
          hasFailed={problem !== null}
        />
      )}
      {problem && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
