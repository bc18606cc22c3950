import { FileName } from "@/components/content/file-name";
import { useMediaSource } from "@/components/media/media-source-context";
import { msg, t } from "@/lib/i18n/translate";
import { argumentsOf, pathOf } from "@/lib/protocol/select-agent-files";
import type { ToolCallStep, ToolResultStep, ToolUseState } from "@/lib/protocol/select-tool-uses";
import { BoundedCode } from "./bounded-code";
import { languageOf } from "./language-of";
import { ResultView } from "./result-view";

type AgentCallDetailProps = {
  call: Extract<ToolCallStep, { type: "function_call" }>;
  /** What has come of its arguments where that is not all of them. */
  argumentText?: string | undefined;
  result: Extract<ToolResultStep, { type: "function_result" }> | null;
  state: ToolUseState;
};

const PATHS = ["path", "file_path", "filename"];
/** What is written into a file, or looked for in it: that reads best as what it is. */
const TEXTS: Record<string, string> = {
  content: msg("Content"),
  old_string: msg("Before"),
  new_string: msg("After"),
  old_text: msg("Before"),
  new_text: msg("After"),
  code: msg("Code"),
  command: msg("Command"),
};

/** What an agent has done by a function of its own: with which file, with what, and what came of it. */
export function AgentCallDetail({ call, argumentText, result, state }: AgentCallDetailProps) {
  const isShared = useMediaSource()?.isLive === false;
  const values = argumentsOf(call);
  const path = pathOf({ call, ...(argumentText !== undefined && { argumentText }) });
  const texts = Object.entries(TEXTS).flatMap(([name, label]) =>
    typeof values[name] === "string" && values[name] !== ""
      ? [{ name, label: t(label), text: values[name] }]
      : [],
  );
  const isShown = (name: string) =>
    PATHS.includes(name) || (name in TEXTS && typeof values[name] === "string");
  const others = Object.fromEntries(Object.entries(values).filter(([name]) => !isShown(name)));
  const isError = result?.is_error === true;
  if (isShared) return <p>{t("What it was called with, and what came of it, is not shared.")}</p>;
  return (
    <div className="grid grid-cols-1 gap-3">
      {path !== null && (
        <p dir="ltr" className="min-w-0 font-mono text-[0.8125rem]/5 wrap-anywhere text-ink">
          <FileName words={path}>{path}</FileName>
        </p>
      )}
      {texts.map(({ name, label, text }) => (
        <BoundedCode key={name} label={label} language={languageOf(path, name)} text={text} />
      ))}
      {Object.keys(others).length > 0 && (
        <ResultView label={t("Arguments")} result={others} nothing={t("None.")} isError={false} />
      )}
      {argumentText !== undefined && state !== "running" && (
        <ResultView
          label={t("Arguments, not whole")}
          result={argumentText}
          nothing={t("None.")}
          isError={false}
        />
      )}
      <ResultView
        label={isError ? t("Error") : t("Result")}
        result={result?.result ?? null}
        nothing={nothingOf(state)}
        isError={isError}
      />
    </div>
  );
}

function nothingOf(state: ToolUseState): string {
  if (state === "running") return t("It is being done.");
  return state === "stopped" ? t("It was stopped before there was a result.") : t("None.");
}
