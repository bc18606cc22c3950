"use client";

import { NetworkField } from "@/components/composer/network-field";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { NewAgent } from "@/lib/client/agents/new-agent";
import { msg, t } from "@/lib/i18n/translate";
import { AGENT_DESCRIPTION_MAX_LENGTH, AGENT_INSTRUCTION_MAX_LENGTH } from "@/lib/protocol/api-agents";
import { whyNotAgentId } from "@/lib/protocol/custom-agents";
import type { Target } from "@/lib/protocol/targets";
import { BeginningField } from "./beginning-field";
import { FormSection } from "./form-section";
import type { AgentErrors } from "./parse-new-agent";
import { SizeCounter } from "./size-counter";
import { SkillRows } from "./skill-rows";
import { SourceRows } from "./source-rows";
import { ToolBoxes } from "./tool-boxes";

type NewAgentFieldsProps = {
  agent: NewAgent;
  errors: AgentErrors;
  taken: readonly string[];
  bases: readonly Target[];
  onChange: (change: Partial<NewAgent>) => void;
};

const INSTRUCTION_HINT = msg("What it is told before every task.");
const BARE_HINT = msg(
  "What it is told before every task. Without instructions, skills and files it works just as its base does.",
);
const ID_HINT = msg("Small letters, digits and hyphens. It cannot be changed later.");

/** All that an agent can be made of. */
export function NewAgentFields({ agent, errors, taken, bases, onChange }: NewAgentFieldsProps) {
  const idError = agent.id === "" ? errors.id : (whyNotAgentId(agent.id, taken) ?? undefined);
  return (
    <>
      <FormSection title={t("New agent")}>
        <TextField
          label={t("Id")}
          hint={t(ID_HINT)}
          autoFocus
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          placeholder="release-notes"
          value={agent.id}
          error={idError}
          onChange={(id) => onChange({ id })}
        />
        <SelectField
          label={t("Base")}
          hint={t("What it is made on.")}
          value={agent.baseAgent}
          options={bases.map(({ id, name }) => ({ value: id, name }))}
          onChange={(baseAgent) => onChange({ baseAgent })}
        />
        <TextField
          label={t("Description")}
          hint={t("For whoever chooses it.")}
          maxLength={AGENT_DESCRIPTION_MAX_LENGTH}
          value={agent.description}
          onChange={(description) => onChange({ description })}
        />
        <TextAreaField
          label={t("Instructions")}
          hint={t(isBare(agent) ? BARE_HINT : INSTRUCTION_HINT)}
          rows={6}
          maxLength={AGENT_INSTRUCTION_MAX_LENGTH}
          value={agent.systemInstruction}
          onChange={(systemInstruction) => onChange({ systemInstruction })}
        />
        <ToolBoxes tools={agent.tools} onChange={(tools) => onChange({ tools })} />
      </FormSection>
      <FormSection
        title={t("Skills")}
        text={t("How something is done, in words. The agent reads a skill when a task asks for it.")}
      >
        <SkillRows skills={agent.skills} errors={errors.skills} onChange={(skills) => onChange({ skills })} />
      </FormSection>
      <FormSection title={t("Files")} text={t("What its environment has in it from the beginning.")}>
        <SourceRows
          sources={agent.sources}
          errors={errors.sources}
          onChange={(sources) => onChange({ sources })}
        />
        <BeginningField
          environmentId={agent.environmentId}
          onChange={(environmentId) => onChange({ environmentId })}
        />
        <SizeCounter agent={agent} />
      </FormSection>
      <FormSection title={t("Reach")}>
        <NetworkField
          form={agent}
          error={errors.domains}
          onChange={({ network = agent.network, domains = agent.domains }) => onChange({ network, domains })}
        />
      </FormSection>
    </>
  );
}

/** Whether nothing tells the agent from its base yet. */
function isBare({ systemInstruction, skills, sources, environmentId }: NewAgent): boolean {
  const isWritten = systemInstruction.trim() !== "" || environmentId !== "";
  return !isWritten && skills.length === 0 && sources.length === 0;
}
