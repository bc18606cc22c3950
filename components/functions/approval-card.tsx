"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { parseArguments, toArgumentText } from "@/lib/client/functions/arguments-text";
import type { Decision } from "@/lib/client/functions/decide-call";
import type { APPROVAL_SCOPES, FunctionCall } from "@/lib/protocol/calls";
import { functionOf } from "@/lib/protocol/calls";
import type { Turn } from "@/lib/protocol/thread";
import type { Executor } from "@/lib/protocol/tools";
import { ArgumentsField } from "./arguments-field";
import { HiddenWarning } from "./hidden-warning";
import { WaitingCard } from "./waiting-card";

type ApprovalCardProps = {
  turn: Turn;
  call: FunctionCall;
  isBusy: boolean;
  onDecide: (decision: Decision) => void;
};
type Scope = (typeof APPROVAL_SCOPES)[number];

const WAYS: readonly { scope: Scope; name: string }[] = [
  { scope: "once", name: "Allow once" },
  { scope: "thread", name: "Allow in this thread" },
  { scope: "always", name: "Always allow" },
];
const PLACES: Record<Executor["kind"], string> = {
  built_in: "It runs on this server.",
  browser: "It runs in this browser, without a network.",
  by_hand: "You give its result.",
};

/** Asks whether a function may be called, with what it would be called with. */
export function ApprovalCard({ turn, call, isBusy, onDecide }: ApprovalCardProps) {
  const [text, setText] = useState(() => toArgumentText(call));
  const [reason, setReason] = useState<string | null>(null);
  const declared = functionOf(turn, call.name);
  const parsed = parseArguments(text, declared?.parameters);
  const isChanged = text !== toArgumentText(call);
  const handleAllow = (scope: Scope) =>
    onDecide({ action: "allow", scope, ...(isChanged && { arguments: parsed.arguments ?? {} }) });
  const handleDeny = () => onDecide({ action: "deny", reason: reason?.trim() || undefined });
  return (
    <WaitingCard
      turn={turn}
      call={call}
      name={`Approval: ${call.name}`}
      title={
        <>
          {"May "}
          <span className="font-medium font-mono text-[0.8125rem]">{call.name}</span>
          {" be called?"}
        </>
      }
    >
      {declared && <p className="-mt-2 ms-6 text-sm text-ink-faint">{PLACES[declared.executor.kind]}</p>}
      <ArgumentsField label="Arguments" text={text} problem={parsed.problem} onChange={setText} />
      <HiddenWarning text={JSON.stringify(call.arguments)} />
      {reason !== null && (
        <TextField
          label="Reason"
          hint="The model is told of it when you deny the call."
          value={reason}
          maxLength={1_000}
          dir="auto"
          autoFocus
          onChange={setReason}
        />
      )}
      <div className="flex flex-wrap gap-2">
        {WAYS.map(({ scope, name }) => (
          <Button
            key={scope}
            variant={scope === "once" ? "solid" : "quiet"}
            disabled={isBusy || parsed.problem !== null}
            onClick={() => handleAllow(scope)}
          >
            {name}
          </Button>
        ))}
        <Button disabled={isBusy} onClick={handleDeny}>
          Deny
        </Button>
        {reason === null && (
          <Button variant="plain" onClick={() => setReason("")}>
            Give a reason
          </Button>
        )}
      </div>
    </WaitingCard>
  );
}
