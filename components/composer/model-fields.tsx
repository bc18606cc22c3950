"use client";

import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { Target } from "@/lib/protocol/targets";
import { capitalised } from "./capitalised";
import type { SettingsErrors, SettingsForm } from "./settings-form";

type ModelFieldsProps = {
  target: Target;
  form: SettingsForm;
  errors: SettingsErrors;
  onChange: (change: Partial<SettingsForm>) => void;
};

/** How a model writes its answers. */
export function ModelFields({ target, form, errors, onChange }: ModelFieldsProps) {
  const isWriting = target.output === "text";
  return (
    <>
      {target.thinkingLevels.length > 0 && (
        <SelectField
          label="Thinking level"
          value={form.thinkingLevel}
          options={levelsOf(target)}
          onChange={(thinkingLevel) => onChange({ thinkingLevel })}
        />
      )}
      {target.thinkingLevels.length === 0 && isWriting && (
        <p className="text-sm text-ink-faint">{`${target.name} has no thinking level to choose.`}</p>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Max output tokens"
          placeholder="No limit of ours"
          inputMode="numeric"
          value={form.maxOutputTokens}
          error={errors.maxOutputTokens}
          onChange={(maxOutputTokens) => onChange({ maxOutputTokens })}
        />
        <TextField
          label="Seed"
          placeholder="Random"
          inputMode="numeric"
          value={form.seed}
          error={errors.seed}
          onChange={(seed) => onChange({ seed })}
        />
      </div>
      {isWriting && (
        <TextAreaField
          label="Stop sequences"
          hint="One on each line, five at most. The answer ends before the first of them."
          rows={2}
          value={form.stopSequences}
          error={errors.stopSequences}
          onChange={(stopSequences) => onChange({ stopSequences })}
        />
      )}
    </>
  );
}

function levelsOf(target: Target) {
  const own = target.defaultThinkingLevel ? ` (${target.defaultThinkingLevel})` : "";
  return [
    { value: "", name: `The model's own${own}` },
    ...target.thinkingLevels.map((level) => ({ value: level, name: capitalised(level) })),
  ];
}
