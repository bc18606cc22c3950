"use client";

import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/i18n/translate";
import type { AgentTraits } from "@/lib/protocol/agents";
import { NetworkField } from "./network-field";
import type { SettingsErrors, SettingsForm } from "./settings-form";

type AgentFieldsProps = {
  agent: AgentTraits;
  form: SettingsForm;
  errors: SettingsErrors;
  onChange: (change: Partial<SettingsForm>) => void;
};

/** What an agent is told in the place of what a model is told. */
export function AgentFields({ agent, form, errors, onChange }: AgentFieldsProps) {
  if (agent.kind === "deep-research") {
    return (
      <>
        <SwitchField
          label={t("Plan first")}
          hint={t("Each research begins with a plan that you can change before it starts.")}
          isOn={form.plansFirst}
          onChange={(plansFirst) => onChange({ plansFirst })}
        />
        <SwitchField
          label={t("Charts in the report")}
          hint={t("The report may draw its numbers.")}
          isOn={form.visualization !== "off"}
          onChange={(isOn) => onChange({ visualization: isOn ? "auto" : "off" })}
        />
      </>
    );
  }
  return (
    <>
      <TextField
        label={t("Budget")}
        hint={t("Tokens for one run. The agent stops there with what it has, and can go on with more.")}
        placeholder={t("What this server allows")}
        inputMode="numeric"
        value={form.budget}
        error={errors.budget}
        onChange={(budget) => onChange({ budget })}
      />
      <NetworkField form={form} error={errors.domains} onChange={onChange} />
    </>
  );
}
