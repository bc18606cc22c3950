"use client";

import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { msg, t } from "@/lib/i18n/translate";
import type { Target, ThinkingLevel } from "@/lib/protocol/targets";
import type { SettingsErrors, SettingsForm } from "./settings-form";

const LEVELS: Record<ThinkingLevel, string> = {
  minimal: msg("Minimal"),
  low: msg("Low"),
  medium: msg("Medium"),
  high: msg("High"),
};
const OWN_LEVELS: Record<ThinkingLevel, string> = {
  minimal: msg("The model's own (minimal)"),
  low: msg("The model's own (low)"),
  medium: msg("The model's own (medium)"),
  high: msg("The model's own (high)"),
};

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
          label={t("Thinking level")}
          value={form.thinkingLevel}
          options={levelsOf(target)}
          onChange={(thinkingLevel) => onChange({ thinkingLevel })}
        />
      )}
      {target.thinkingLevels.length === 0 && isWriting && (
        <p className="text-sm text-ink-faint">
          {t("{name} has no thinking level to choose.", { name: target.name })}
        </p>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t("Max output tokens")}
          placeholder={t("No limit of ours")}
          inputMode="numeric"
          value={form.maxOutputTokens}
          error={errors.maxOutputTokens}
          onChange={(maxOutputTokens) => onChange({ maxOutputTokens })}
        />
        <TextField
          label={t("Seed")}
          placeholder={t("Random")}
          inputMode="numeric"
          value={form.seed}
          error={errors.seed}
          onChange={(seed) => onChange({ seed })}
        />
      </div>
      {isWriting && (
        <TextAreaField
          label={t("Stop sequences")}
          hint={t("One on each line, five at most. The answer ends before the first of them.")}
          rows={2}
          value={form.stopSequences}
          error={errors.stopSequences}
          onChange={(stopSequences) => onChange({ stopSequences })}
        />
      )}
    </>
  );
}

function levelsOf({ thinkingLevels, defaultThinkingLevel: own }: Target) {
  return [
    { value: "", name: own === null ? t("The model's own") : t(OWN_LEVELS[own]) },
    ...thinkingLevels.map((level) => ({ value: level, name: t(LEVELS[level]) })),
  ];
}
