"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sentence } from "@/components/ui/sentence";
import { TextField } from "@/components/ui/text-field";
import { parseArguments, toArgumentText } from "@/lib/client/functions/arguments-text";
import type { Decision } from "@/lib/client/functions/decide-call";
import { msg, t } from "@/lib/i18n/translate";
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
  { scope: "once", name: msg("Allow once") },
  { scope: "thread", name: msg("Allow in this thread") },
  { scope: "always", name: msg("Always allow") },
];
const PLACES: Record<Executor["kind"], string> = {
  built_in: msg("It runs on this server."),
  browser: msg("It runs in this browser, without a network."),
  by_hand: msg("You give its result."),
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
      name={t("Approval: {name}", { name: call.name })}
      title={
        <Sentence
          text="May {name} be called?"
          parts={{ name: <span className="font-medium font-mono text-[0.8125rem]">{call.name}</span> }}
        />
      }
    >
      {declared && <p className="-mt-2 ms-6 text-sm text-ink-faint">{t(PLACES[declared.executor.kind])}</p>}
      <ArgumentsField label={t("Arguments")} text={text} problem={parsed.problem} onChange={setText} />
      <HiddenWarning text={JSON.stringify(call.arguments)} />
      {reason !== null && (
        <TextField
          label={t("Reason")}
          hint={t("The model is told of it when you deny the call.")}
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
            {t(name)}
          </Button>
        ))}
        <Button disabled={isBusy} onClick={handleDeny}>
          {t("Deny")}
        </Button>
        {reason === null && (
          <Button variant="plain" onClick={() => setReason("")}>
            {t("Give a reason")}
          </Button>
        )}
      </div>
    </WaitingCard>
  );
}
