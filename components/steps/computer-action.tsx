import { MousePointerClick } from "lucide-react";
import { msg, t } from "@/lib/i18n/translate";
import { denialOf, type FunctionCall } from "@/lib/protocol/calls";
import { ResultView } from "./result-view";

type ActionState = "requested" | "refused" | "done";

const STATE_WORDS: Record<ActionState, string> = {
  requested: msg("requested"),
  refused: msg("refused"),
  done: msg("done"),
};

/** What a model would do on a screen: why, where, and what the screen showed after it. Nothing here does it. */
export function ComputerAction({ call }: { call: FunctionCall }) {
  const { intent, x, y, safety_decision: _, ...others } = call.arguments ?? {};
  const state = stateOf(call);
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
    <div
      role="group"
      aria-label={t("Computer use: {name}, {state}", { name: call.name, state: t(STATE_WORDS[state]) })}
      className="tinted grid gap-2 rounded-xl border border-line px-4 py-3 text-sm text-ink-soft"
    >
      <p className="flex items-center gap-2 text-ink">
        <MousePointerClick aria-hidden className="size-4 shrink-0 text-ink-faint" strokeWidth={1.75} />
        <span className="font-medium">{toWords(call.name)}</span>
        {typeof x === "number" && typeof y === "number" && (
          <span className="text-ink-faint tabular-nums">{t("at {x}, {y} of 1000", { x, y })}</span>
        )}
      </p>
      {typeof intent === "string" && (
        <p dir="auto" className="wrap-anywhere">
          {intent}
        </p>
      )}
      {needsConfirmation(call) && (
        <div className="text-warn">
          <p>{t("The model asks that a person decides about this action. Doing it yourself confirms it.")}</p>
          <p dir="auto" className="wrap-anywhere">
            {explanationOf(call)}
          </p>
        </div>
      )}
      {Object.keys(others).length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
          {Object.entries(others).map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-faint">{toWords(name)}</dt>
              <dd dir="auto" className="wrap-anywhere">
                {typeof value === "string" ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {call.result && (
        <ResultView
          label={state === "refused" ? t("Refused") : t("What happened")}
          result={call.result.result}
          nothing={t("Nothing was said, and no screenshot was given.")}
          isError={call.result.is_error === true}
        />
      )}
    </div>
  );
}

function stateOf(call: FunctionCall): ActionState {
  if (!call.result) return "requested";
  return denialOf(call) === null ? "done" : "refused";
}

/** Why the model asks, where it says so. */
function explanationOf({ arguments: values }: FunctionCall): string | null {
  const decision = values?.safety_decision;
  if (typeof decision !== "object" || decision === null || !("explanation" in decision)) return null;
  return typeof decision.explanation === "string" ? decision.explanation : null;
}

function needsConfirmation({ arguments: values }: FunctionCall): boolean {
  return JSON.stringify(values?.safety_decision ?? null).includes("require_confirmation");
}

function toWords(name: string): string {
  if (name === "url") return "URL";
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
