"use client";

import { SelectField } from "@/components/ui/select-field";
import { tOptions } from "@/lib/i18n/options";
import { msg, t } from "@/lib/i18n/translate";
import type { AgentForm } from "./agent-form";
import { DomainRows } from "./domain-rows";

type NetworkFieldProps = {
  form: Pick<AgentForm, "network" | "domains">;
  error: string | undefined;
  onChange: (change: Partial<AgentForm>) => void;
};

const ACCESS = [
  { value: "open", name: msg("network\u0004Open") },
  { value: "domains", name: msg("Only these domains") },
  { value: "off", name: msg("Off") },
] as const;

const MEANINGS: Record<AgentForm["network"], string> = {
  open: msg("Its programs may reach every address on the web, and send there what they know."),
  domains: msg("Its programs reach these domains and nothing else."),
  off: msg("Its programs reach nothing: no downloads, no packages from the web."),
};

/** What the machine of an agent may reach, in plain words. */
export function NetworkField({ form, error, onChange }: NetworkFieldProps) {
  const { network, domains } = form;
  const choose = (chosen: AgentForm["network"]) => {
    const isFirst = chosen === "domains" && domains.length === 0;
    onChange({ network: chosen, ...(isFirst && { domains: [{ key: 1, domain: "" }] }) });
  };
  return (
    <div className="grid gap-3">
      <SelectField
        label={t("Network")}
        hint={t(MEANINGS[network])}
        value={network}
        options={tOptions(ACCESS)}
        onChange={choose}
      />
      {network === "domains" && (
        <DomainRows domains={domains} error={error} onChange={(changed) => onChange({ domains: changed })} />
      )}
    </div>
  );
}
