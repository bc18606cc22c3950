"use client";

import type { NewAgent } from "@/lib/client/agents/new-agent";
import { t } from "@/lib/i18n/translate";
import { AGENT_TOOLS } from "@/lib/protocol/api-agents";
import { TOOL_NAMES } from "@/lib/protocol/tools";

type ToolBoxesProps = { tools: NewAgent["tools"]; onChange: (tools: NewAgent["tools"]) => void };

export function ToolBoxes({ tools, onChange }: ToolBoxesProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-ui font-medium">{t("Tools")}</legend>
      {AGENT_TOOLS.map((tool) => (
        <label
          key={tool}
          className="flex w-fit cursor-pointer items-center gap-2.5 py-0.5 text-ui coarse:min-h-11"
        >
          <input
            type="checkbox"
            checked={tools.includes(tool)}
            onChange={({ target }) =>
              onChange(
                AGENT_TOOLS.filter((other) => (other === tool ? target.checked : tools.includes(other))),
              )
            }
            className="size-4 coarse:size-5"
          />
          {t(TOOL_NAMES[tool])}
        </label>
      ))}
      <p className="text-sm text-ink-faint">
        {t("It reads and writes files in its environment in any case.")}
      </p>
    </fieldset>
  );
}
