"use client";

import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { msg, t } from "@/lib/i18n/translate";
import { whyNoStructuredOutput } from "@/lib/protocol/combinations";
import type { Target } from "@/lib/protocol/targets";
import { SERVICE_TIERS, type Settings } from "@/lib/protocol/thread";
import { AgentFields } from "./agent-fields";
import { BackgroundField } from "./background-field";
import { ModelFields } from "./model-fields";
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

const TIERS: Record<(typeof SERVICE_TIERS)[number], string> = {
  standard: msg("Standard"),
  flex: msg("Flex"),
  priority: msg("Priority"),
};

export function SettingsFields({ form, errors, target, settings, onChange }: SettingsFieldsProps) {
  const fields = { form, errors, onChange };
  return (
    <>
      <TextAreaField
        label={t("System instruction")}
        hint={t("Sent with every turn, before the conversation.")}
        rows={4}
        dir="auto"
        value={form.systemInstruction}
        error={errors.systemInstruction}
        onChange={(systemInstruction) => onChange({ systemInstruction })}
      />
      {target.agent ? (
        <AgentFields agent={target.agent} {...fields} />
      ) : (
        <ModelFields target={target} {...fields} />
      )}
      <ResponseFormatField {...fields} whyNot={whyNoStructuredOutput(settings, target)} />
      <SelectField
        label={t("Service tier")}
        hint={t("Flex costs less and may wait; priority costs more and waits less.")}
        value={form.serviceTier}
        options={[
          { value: "", name: t("Chosen by Google") },
          ...SERVICE_TIERS.map((tier) => ({ value: tier, name: t(TIERS[tier]) })),
        ]}
        onChange={(serviceTier) => onChange({ serviceTier })}
      />
      <SwitchField
        label={t("Store at Google")}
        hint={t(
          "When off, Google keeps nothing of this conversation and its history is sent with every turn.",
        )}
        isOn={form.isStored}
        onChange={(isStored) => onChange({ isStored })}
      />
      <BackgroundField target={target} form={form} onChange={onChange} />
    </>
  );
}
