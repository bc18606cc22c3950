"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  type FunctionEntry,
  type Origin,
  withFunction,
  withoutFunction,
} from "@/lib/client/functions/function-entries";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { msg, t } from "@/lib/i18n/translate";
import { whyNotTool } from "@/lib/protocol/combinations";
import type { FunctionTool } from "@/lib/protocol/tools";
import { ChoiceField } from "./choice-field";
import { FunctionRow } from "./function-row";

type FunctionsViewProps = {
  threadId: string | null;
  entries: readonly FunctionEntry[];
  /** Whose form was open before: the focus goes back there. */
  lastName: string | null;
  onEdit: (declared: FunctionTool | null) => void;
  /** Resolves to a sentence where it could not be deleted. */
  onRemove: (name: string) => Promise<string | null>;
};

const GROUPS: readonly { origin: Origin; name: string }[] = [
  { origin: "thread", name: msg("Only in this conversation") },
  { origin: "saved", name: msg("Saved for all conversations") },
  { origin: "built_in", name: msg("Built in") },
];
const NO_ROOM = msg("A conversation takes 64 tools. Delete a function first.");

export function FunctionsView({ threadId, entries, lastName, onEdit, onRemove }: FunctionsViewProps) {
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const [problem, setProblem] = useState<string | null>(null);
  const why = whyNotTool("function", settings, useTarget(threadId));
  const handleSwitch = ({ declared }: FunctionEntry, isOn: boolean) => {
    const { isOff: _, ...on } = { isOff: undefined, ...declared };
    const changed = withFunction(settings, isOn ? on : { ...on, isOff: true as const });
    setProblem(changed ? null : t(NO_ROOM));
    if (changed) updateSettings(threadId, changed);
  };
  const handleDelete = async ({ declared: { name }, origin }: FunctionEntry) => {
    const sentence = origin === "saved" ? await onRemove(name) : null;
    setProblem(sentence);
    if (sentence === null) updateSettings(threadId, withoutFunction(settings, name));
  };
  return (
    <div className="flex min-h-0 flex-col">
      <div className="grid gap-5 overflow-y-auto px-6 pt-2 pb-5">
        {why && <p className="rounded-lg bg-surface px-3 py-2 text-sm text-ink-soft">{why}</p>}
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
        {GROUPS.map(({ origin, name }) => {
          const title = t(name);
          const group = entries.filter((entry) => entry.origin === origin);
          if (group.length === 0) return null;
          return (
            <section key={origin} className="grid gap-1">
              <h3 className="text-sm text-ink-faint">{title}</h3>
              <ul aria-label={title} className="-mx-2 grid">
                {group.map((entry) => (
                  <FunctionRow
                    key={entry.declared.name}
                    entry={entry}
                    isFocused={entry.declared.name === lastName}
                    onSwitch={(isOn) => handleSwitch(entry, isOn)}
                    onEdit={() => onEdit(entry.declared)}
                    onDelete={() => void handleDelete(entry)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
        <ChoiceField threadId={threadId} />
      </div>
      <footer className="flex items-center justify-between gap-2 border-t border-line px-6 py-3">
        <p className="text-sm text-ink-faint">
          {threadId === null ? t("For the next new chat.") : t("For this conversation.")}
        </p>
        <Button autoFocus={lastName === ""} onClick={() => onEdit(null)}>
          <Plus aria-hidden className="size-4" strokeWidth={1.75} />
          {t("New function")}
        </Button>
      </footer>
    </div>
  );
}
