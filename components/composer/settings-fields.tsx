"use client";

import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { whyNoStructuredOutput } from "@/lib/protocol/combinations";
import type { Target } from "@/lib/protocol/targets";
import { SERVICE_TIERS, type Settings } from "@/lib/protocol/thread";
import { ResponseFormatField } from "./response-format-field";
import type { SettingsErrors, SettingsForm } from "./settings-form";

type SettingsFieldsProps = {
  form: SettingsForm;
  errors: SettingsErrors;
  target: Target;
  /** As they are saved. */
  settings: Settings;
  onChange: (change: Partial<SettingsForm>) => void;
};

const TIERS = [
  { value: "", name: "Chosen by Google" },
  ...SERVICE_TIERS.map((tier) => ({ value: tier, name: capitalised(tier) })),
];

export function SettingsFields({ form, errors, target, settings, onChange }: SettingsFieldsProps) {
  const isWriting = target.output === "text";
  return (
    <>
      <TextAreaField
        label="System instruction"
        hint="Sent with every turn, before the conversation."
        rows={4}
        dir="auto"
        value={form.systemInstruction}
        error={errors.systemInstruction}
        onChange={(systemInstruction) => onChange({ systemInstruction })}
      />
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
      <ResponseFormatField
        form={form}
        errors={errors}
        whyNot={whyNoStructuredOutput(settings, target)}
        onChange={onChange}
      />
      <SelectField
        label="Service tier"
        hint="Flex costs less and may wait; priority costs more and waits less."
        value={form.serviceTier}
        options={TIERS}
        onChange={(serviceTier) => onChange({ serviceTier })}
      />
      <SwitchField
        label="Store at Google"
        hint="When off, Google keeps nothing of this conversation and its history is sent with every turn."
        isOn={form.isStored}
        onChange={(isStored) => onChange({ isStored })}
      />
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

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
