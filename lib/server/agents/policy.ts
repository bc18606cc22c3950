import "server-only";
import type { NetworkAccess } from "@/lib/protocol/agents";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";

/** Throws `agents_off` where this server allows no agents. */
export function checkAgentsOn(): void {
  if (env().AGENTS === "off") throw new HttpError("agents_off");
}

/** What a run of an agent may use, in tokens: what its owner wishes, as far as this server allows it. */
export function budgetFor(wished: number | undefined): number {
  return Math.min(wished ?? env().AGENT_MAX_TOKENS, env().AGENT_MAX_TOKENS);
}

/**
 * What an environment may reach: what both its owner and this server allow. Undefined is everything. Only domains
 * that are allowed by both are left, and where there are none of them, nothing is.
 */
export function networkFor(wished: NetworkAccess | undefined): NetworkAccess | undefined {
  const { AGENT_NETWORK: allowed } = env();
  if (allowed === "open" || wished === "disabled") return wished;
  if (allowed === "off") return "disabled";
  const wishes = wished?.allowlist.map(({ domain }) => domain) ?? allowed;
  const domains = new Set(wishes.flatMap((wish) => allowed.flatMap((domain) => narrower(wish, domain))));
  if (domains.size === 0) return "disabled";
  return { allowlist: [...domains].map((domain) => ({ domain })) };
}

/** What two domains, each with or without `*.` before it, have in common: one of them, or nothing. */
function narrower(one: string, other: string): string[] {
  if (covers(one, other)) return [other];
  return covers(other, one) ? [one] : [];
}

function covers(wide: string, narrow: string): boolean {
  return wide === narrow || (wide.startsWith("*.") && narrow.endsWith(wide.slice(1)));
}
