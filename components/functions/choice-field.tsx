"use client";

import { useId } from "react";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { msg, t } from "@/lib/i18n/translate";
import { choicesFor } from "@/lib/protocol/combinations";
import type { Settings } from "@/lib/protocol/thread";
import type { ChoiceMode, ToolChoice } from "@/lib/protocol/tools";
import { toolsOf } from "@/lib/protocol/with-tool";
import { ChoiceOption } from "./choice-option";

const MODES: readonly { mode: ChoiceMode; name: string; does: string }[] = [
  { mode: "auto", name: msg("Auto"), does: msg("The model decides whether it calls one.") },
  { mode: "any", name: msg("Any"), does: msg("It has to call one.") },
  { mode: "none", name: msg("calls\u0004None"), does: msg("It calls none.") },
  {
    mode: "validated",
    name: msg("Validated"),
    does: msg("It decides, and its arguments are made to fit the parameters."),
  },
];

/** How the model chooses among the functions that are on. */
export function ChoiceField({ threadId }: { threadId: string | null }) {
  const group = useId();
  const settings = useSettings(threadId);
  const target = useTarget(threadId);
  const { updateSettings } = useThreadActions();
  const possible = choicesFor(settings, target);
  const names = toolsOf(settings, "function").flatMap((tool) => (tool.isOff ? [] : [tool.name]));
  const chosen = settings.generation_config?.tool_choice ?? possible[0] ?? "auto";
  const allowed = typeof chosen === "object" ? chosen.allowed_tools.tools : null;
  const choose = (choice: ToolChoice) => updateSettings(threadId, withChoice(settings, choice));
  const chooseOnly = (tools: string[]) => choose({ allowed_tools: { mode: possible[0] ?? "auto", tools } });
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm text-ink-faint">{t("How they are chosen")}</legend>
      {MODES.map(({ mode, name, does }) => {
        const isPossible = possible.includes(mode);
        return (
          <ChoiceOption
            key={mode}
            group={group}
            name={t(name)}
            does={
              isPossible
                ? t(does)
                : t("{name} does not take this together with other tools.", { name: target.name })
            }
            isChosen={chosen === mode}
            isDisabled={!isPossible}
            onChoose={() => choose(mode)}
          />
        );
      })}
      <ChoiceOption
        group={group}
        name={t("Only these")}
        does={
          names.length > 0
            ? t("It may call what is checked here, and nothing else.")
            : t("Switch a function on first.")
        }
        isChosen={allowed !== null}
        isDisabled={names.length === 0 && allowed === null}
        onChoose={() => chooseOnly(names)}
      />
      {allowed && (
        <div className="ms-7 grid gap-1.5 text-ui">
          {names.map((name) => (
            <label key={name} className="flex items-center gap-2 font-mono text-[0.8125rem] coarse:min-h-11">
              <input
                type="checkbox"
                checked={allowed.includes(name)}
                onChange={({ target: { checked } }) =>
                  chooseOnly(names.filter((other) => (other === name ? checked : allowed.includes(other))))
                }
              />
              {name}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function withChoice(settings: Settings, tool_choice: ToolChoice): Settings {
  return { ...settings, generation_config: { ...settings.generation_config, tool_choice } };
}
