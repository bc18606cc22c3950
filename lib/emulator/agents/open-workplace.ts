import type { Environment } from "../environments/environment.ts";
import { mountSources } from "../environments/mount-sources.ts";
import type { EmulatorState } from "../state.ts";
import type { AgentCall } from "./parse-agent-call.ts";

/** The environment that the agent will work in: made now, or changed as the call says. */
export function openWorkplace(
  { environments, now }: EmulatorState,
  { workplace }: AgentCall,
): Environment | undefined {
  if (!workplace) return undefined;
  if ("beginning" in workplace) return environments.create(workplace.beginning);
  const { environment, network, sources } = workplace;
  if (network) environment.network = network;
  for (const [path, { bytes }] of mountSources(sources, now())) environment.apply({ path, bytes });
  environment.sources.push(...sources);
  environment.touch();
  environments.weigh();
  return environment;
}
