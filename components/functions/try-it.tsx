"use client";

import { useEffect, useRef, useState } from "react";
import { ResultView } from "@/components/steps/result-view";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { parseArguments } from "@/lib/client/functions/arguments-text";
import { type Outcome, runInSandbox } from "@/lib/client/functions/run-in-sandbox";
import { t } from "@/lib/i18n/translate";
import type { JsonSchema } from "@/lib/protocol/tools";
import { ArgumentsField } from "./arguments-field";

type TryItProps = { code: string; timeoutMs: number; parameters: JsonSchema };

/** Runs the code that is being written as a call would. */
export function TryIt(props: TryItProps) {
  return (
    <Disclosure label={t("Try it")}>
      <Trial {...props} />
    </Disclosure>
  );
}

function Trial({ code, timeoutMs, parameters }: TryItProps) {
  const [text, setText] = useState("{}");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const leave = useRef(new AbortController());
  useEffect(() => {
    const left = new AbortController();
    leave.current = left;
    return () => left.abort();
  }, []);
  const parsed = parseArguments(text, parameters);
  const handleRun = async () => {
    if (parsed.arguments === null) return;
    setIsRunning(true);
    setOutcome(null);
    const { signal } = leave.current;
    const ended = await runInSandbox({ code, timeoutMs }, parsed.arguments, signal).catch(
      (): Outcome => ({ result: t("The sandbox could not be loaded. Try again."), isError: true }),
    );
    if (signal.aborted) return;
    setOutcome(ended);
    setIsRunning(false);
  };
  return (
    <div className="mt-2 grid grid-cols-1 gap-3">
      <ArgumentsField label={t("Arguments")} text={text} problem={parsed.problem} onChange={setText} />
      <div>
        <Button disabled={isRunning || parsed.problem !== null} onClick={() => void handleRun()}>
          {isRunning ? t("Running") : t("Run")}
        </Button>
      </div>
      <output aria-label={t("Outcome")} className="block text-sm">
        {outcome && (
          <ResultView
            label={outcome.isError ? t("Error") : t("Result")}
            result={outcome.result}
            nothing={t("The function answered with an empty text.")}
            isError={outcome.isError}
          />
        )}
      </output>
    </div>
  );
}
