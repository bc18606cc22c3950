"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sentence } from "@/components/ui/sentence";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { Decision } from "@/lib/client/functions/decide-call";
import { hiddenIn } from "@/lib/client/functions/hidden-characters";
import { t } from "@/lib/i18n/translate";
import type { FunctionCall } from "@/lib/protocol/calls";
import type { Turn } from "@/lib/protocol/thread";
import { ArgumentsView } from "./arguments-view";
import { HiddenWarning } from "./hidden-warning";
import { type Screenshot, ScreenshotField } from "./screenshot-field";
import { WaitingCard } from "./waiting-card";

type ByHandCardProps = {
  turn: Turn;
  call: FunctionCall;
  isAction: boolean;
  isBusy: boolean;
  onDecide: (decision: Decision) => void;
};

/** Has a person do what the model asks for, and say what came of it. */
export function ByHandCard({ turn, call, isAction, isBusy, onDecide }: ByHandCardProps) {
  const [result, setResult] = useState("");
  const [screenshot, setScreenshot] = useState<Screenshot>({ state: "none" });
  const text = JSON.stringify(call.arguments);
  const hasHidden = hiddenIn(text).length > 0;
  const hasAnswer = result.trim() !== "" || screenshot.state === "stored";
  const isSending = isBusy || screenshot.state === "uploading";
  const handleAnswer = (isError: boolean) =>
    onDecide({
      action: "answer",
      result: result.trim(),
      ...(isError && { isError }),
      ...(screenshot.state === "stored" && { screenshotId: screenshot.attachmentId }),
    });
  return (
    <WaitingCard
      turn={turn}
      call={call}
      name={t("Result: {name}", { name: call.name })}
      title={
        <Sentence
          text={isAction ? "Do {name} by hand" : "Answer {name} by hand"}
          parts={{ name: <span className="font-medium font-mono text-[0.8125rem]">{call.name}</span> }}
        />
      }
    >
      {(!isAction || hasHidden) && (
        <div className="text-sm text-ink-soft">
          <ArgumentsView call={call} />
        </div>
      )}
      <HiddenWarning text={text} />
      <TextAreaField
        label={t("Result")}
        hint={isAction ? t("Say what happened.") : t("Text or JSON. The model goes on with it.")}
        rows={2}
        dir="auto"
        value={result}
        onChange={setResult}
      />
      {isAction && <ScreenshotField screenshot={screenshot} onChange={setScreenshot} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="solid" disabled={!hasAnswer || isSending} onClick={() => handleAnswer(false)}>
          {t("Send result")}
        </Button>
        <Button disabled={result.trim() === "" || isSending} onClick={() => handleAnswer(true)}>
          {t("Report an error")}
        </Button>
        <Button disabled={isSending} onClick={() => onDecide({ action: "deny" })}>
          {isAction ? t("Refuse") : t("Skip")}
        </Button>
      </div>
    </WaitingCard>
  );
}
