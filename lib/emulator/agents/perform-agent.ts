import type { Environment } from "../environments/environment.ts";
import type { FaultContext } from "../faults/fault.ts";
import type { Create } from "../parse-create.ts";
import type { Performance } from "../performance.ts";
import type { Prompt } from "../prompt.ts";
import { performResearch } from "../research/perform-research.ts";
import { performWork } from "../worker/perform-work.ts";
import type { AgentCall } from "./parse-agent-call.ts";

export interface AgentContext extends FaultContext {
  environment: Environment | undefined;
}

export function performAgent(
  create: Create,
  call: AgentCall,
  prompt: Prompt,
  context: AgentContext,
): Promise<Performance> {
  return call.agent.kind === "deep-research"
    ? performResearch(create, call, prompt, context)
    : performWork(create, call, prompt, context);
}
