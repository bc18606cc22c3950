"use client";

import { useState } from "react";
import { DialogFields } from "@/components/ui/dialog-fields";
import { type FunctionEntry, withFunction } from "@/lib/client/functions/function-entries";
import {
  changeForm,
  type FunctionForm,
  parseFunctionForm,
  toFunctionForm,
} from "@/lib/client/functions/function-form";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { t } from "@/lib/i18n/translate";
import type { FunctionTool } from "@/lib/protocol/tools";
import { BuiltInFields } from "./built-in-fields";
import { FunctionFields } from "./function-fields";

type FunctionEditorProps = {
  threadId: string | null;
  entries: readonly FunctionEntry[];
  /** Null for a new one. */
  declared: FunctionTool | null;
  /** Both resolve to a sentence where they could not be done. */
  onSave: (declared: FunctionTool) => Promise<string | null>;
  onUnsave: (name: string) => Promise<string | null>;
  onInput: () => void;
  onDone: () => void;
};

/** The form of one function. A new one is on in the conversation at once. */
export function FunctionEditor({
  threadId,
  entries,
  declared,
  onSave,
  onUnsave,
  onInput,
  onDone,
}: FunctionEditorProps) {
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const entry = entries.find((known) => known.declared.name === declared?.name);
  const wasSaved = entry?.origin === "saved";
  const [form, setForm] = useState(() => toFunctionForm(declared, wasSaved));
  const [problem, setProblem] = useState<string | null>(null);
  const taken = entries.map((known) => known.declared.name).filter((name) => name !== declared?.name);

  const handleSave = async () => {
    const parsed = parseFunctionForm(form, taken);
    const isOff = entry !== undefined && !entry.isOn;
    const stored = parsed.declared && { ...parsed.declared, ...(isOff && { isOff: true as const }) };
    const changed = stored && withFunction(settings, stored, declared?.name);
    if (!changed) {
      setProblem(parsed.problem ?? t("A conversation takes 64 tools. Delete a function first."));
      return;
    }
    const isRenamed = wasSaved && (!form.isSaved || declared?.name !== form.name);
    const sentence =
      (form.isSaved && parsed.declared ? await onSave(parsed.declared) : null) ??
      (isRenamed && declared ? await onUnsave(declared.name) : null);
    setProblem(sentence);
    if (sentence !== null) return;
    updateSettings(threadId, changed);
    onDone();
  };

  const handleChange = (changed: FunctionForm) => {
    setForm(changed);
    setProblem(null);
  };
  return (
    <DialogFields onInput={onInput} onSave={() => void handleSave()} onClose={onDone}>
      {entry?.origin === "built_in" ? (
        <BuiltInFields form={form} onChange={(change) => handleChange({ ...form, ...change })} />
      ) : (
        <FunctionFields
          form={form}
          taken={taken}
          onChange={(change) => handleChange(changeForm(form, change))}
        />
      )}
      {problem && (
        <p role="alert" ref={intoView} className="text-sm text-danger">
          {problem}
        </p>
      )}
    </DialogFields>
  );
}

function intoView(alert: HTMLElement | null): void {
  alert?.scrollIntoView({ block: "nearest" });
}
