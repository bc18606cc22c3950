import { t, tCount } from "@/lib/i18n/translate";
import {
  type AgentConfig,
  ALLOWED_DOMAINS_MAX,
  DOMAIN_PATTERN,
  type EnvironmentSettings,
  type NetworkAccess,
  type VISUALIZATIONS,
} from "@/lib/protocol/agents";
import type { Settings } from "@/lib/protocol/thread";

/** A domain as it is written; `key` tells it from the others while they change. */
export type DomainField = { key: number; domain: string };

/** What an agent is told, as a person writes it. */
export type AgentForm = {
  budget: string;
  /** Empty where Google decides. */
  visualization: "" | (typeof VISUALIZATIONS)[number];
  plansFirst: boolean;
  network: "open" | "domains" | "off";
  /** They stay while the network is another. */
  domains: readonly DomainField[];
};

export function toAgentForm({ agent_config = {}, environment = {} }: Settings): AgentForm {
  const { network } = environment;
  const allowed = typeof network === "object" ? network.allowlist : [];
  return {
    budget: agent_config.max_total_tokens?.toString() ?? "",
    visualization: agent_config.visualization ?? "",
    plansFirst: agent_config.collaborative_planning === true,
    network: network === undefined ? "open" : network === "disabled" ? "off" : "domains",
    domains: allowed.map(({ domain }, key) => ({ key, domain })),
  };
}

/** What the form says of an agent, to be checked with all other settings. What it leaves open is left out. */
export function agentSettingsOf(
  form: AgentForm,
  { agent_config, environment }: Settings,
): Pick<Settings, "agent_config" | "environment"> {
  const config = toConfig(form, agent_config);
  const where = toEnvironment(form, environment);
  return {
    ...(Object.keys(config).length > 0 && { agent_config: config }),
    ...(Object.keys(where).length > 0 && { environment: where }),
  };
}

function toConfig({ budget, visualization, plansFirst }: AgentForm, before: AgentConfig = {}): AgentConfig {
  const { collaborative_planning: planned } = before;
  return {
    ...(budget.trim() !== "" && { max_total_tokens: Number(budget) }),
    ...(visualization !== "" && { visualization }),
    // Switched off it is said in as many words, or the next choice of a research would switch it on.
    ...((plansFirst || planned !== undefined) && { collaborative_planning: plansFirst }),
  };
}

function toEnvironment(form: AgentForm, { environment_id }: EnvironmentSettings = {}): EnvironmentSettings {
  const network = toNetwork(form);
  return { ...(environment_id && { environment_id }), ...(network && { network }) };
}

type NetworkForm = Pick<AgentForm, "network" | "domains">;

export function toNetwork({ network, domains }: NetworkForm): NetworkAccess | undefined {
  if (network === "open") return undefined;
  if (network === "off") return "disabled";
  return { allowlist: domainsIn(domains).map((domain) => ({ domain })) };
}

/** Why the domains cannot be sent, in one sentence; null where they can. */
export function whyNotDomains({ network, domains }: NetworkForm): string | null {
  if (network !== "domains") return null;
  const written = domainsIn(domains);
  if (written.length === 0) return t("Add at least one domain.");
  if (written.length > ALLOWED_DOMAINS_MAX) {
    return tCount(ALLOWED_DOMAINS_MAX, "At most {count} domain.", "At most {count} domains.");
  }
  const odd = written.find((domain) => !DOMAIN_PATTERN.test(domain));
  if (odd === undefined) return null;
  return t('"{domain}" is not a domain. Write it as in example.com or *.example.com.', { domain: odd });
}

/** Each domain once. Of an address that was pasted only the domain counts. */
function domainsIn(domains: readonly DomainField[]): string[] {
  const written = domains.map(({ domain }) => domain.trim().toLowerCase());
  const bare = written.map((domain) => domain.replace(/^https?:\/\//, "").replace(/[/:?#].*$/, ""));
  return [...new Set(bare.filter((domain) => domain !== ""))];
}
