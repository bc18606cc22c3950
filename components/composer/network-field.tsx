"use client";

import { SelectField } from "@/components/ui/select-field";
import type { AgentForm } from "./agent-form";
import { DomainRows } from "./domain-rows";

type NetworkFieldProps = {
  form: Pick<AgentForm, "network" | "domains">;
  error: string | undefined;
  onChange: (change: Partial<AgentForm>) => void;
};

const ACCESS = [
  { value: "open", name: "Open" },
  { value: "domains", name: "Only these domains" },
  { value: "off", name: "Off" },
] as const;

const MEANINGS: Record<AgentForm["network"], string> = {
  open: "Its programs may reach every address on the web, and send there what they know.",
  domains: "Its programs reach these domains and nothing else.",
  off: "Its programs reach nothing: no downloads, no packages from the web.",
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
        label="Network"
        hint={MEANINGS[network]}
        value={network}
        options={ACCESS}
        onChange={choose}
      />
      {network === "domains" && (
        <DomainRows domains={domains} error={error} onChange={(changed) => onChange({ domains: changed })} />
      )}
    </div>
  );
}
