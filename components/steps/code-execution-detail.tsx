"use client";

import { useMemo } from "react";
import { CodeView } from "@/components/content/code-view";
import { t } from "@/lib/i18n/translate";
import {
  codeOf,
  type ToolCallStep,
  type ToolResultStep,
  type ToolUseState,
} from "@/lib/protocol/select-tool-uses";
import { ResultView } from "./result-view";

type CodeExecutionDetailProps = {
  call: Extract<ToolCallStep, { type: "code_execution_call" }>;
  result: Extract<ToolResultStep, { type: "code_execution_result" }> | null;
  state: ToolUseState;
};

/** The code that ran, and what it wrote. Charts are part of the answer. */
export function CodeExecutionDetail({ call, result, state }: CodeExecutionDetailProps) {
  const { code, language } = codeOf(call);
  const block = useMemo(
    () => ({ kind: "code" as const, language, pieces: [code], isOpen: false }),
    [code, language],
  );
  return (
    <div className="grid grid-cols-1 gap-3">
      {code !== "" && <CodeView code={block} />}
      <ResultView
        label={result?.is_error ? t("Error") : t("Output")}
        result={result?.result ?? null}
        nothing={state === "running" ? t("It is running.") : t("None.")}
        isError={result?.is_error === true}
      />
    </div>
  );
}
