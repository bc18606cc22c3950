import "server-only";
import type { AgentEntry, CreateAgent } from "@/lib/protocol/api-agents";
import type { Owner } from "@/lib/server/access/owner";
import { ownsEnvironment } from "@/lib/server/environments/owned-environments";
import { HttpError } from "@/lib/server/errors";
import { createGoogleAgent, type GoogleAgent, getGoogleAgent } from "@/lib/server/gemini/agents";
import { toFailure } from "@/lib/server/gemini/failure";
import { processWide } from "@/lib/server/process-wide";
import { dropAgent, hashOf, reserveAgent } from "./agent-rows";
import { forgetListed } from "./listed-agents";
import { checkAgentsOn, networkFor } from "./policy";
import { toRefusal } from "./refusal";

/**
 * Makes an agent at Google and notes whose it is. Sent again unchanged it finds the one that is there, so an answer
 * that was lost costs nothing. Throws an HttpError that says what is wrong, and with which field.
 */
export async function createAgent(owner: Owner, agent: CreateAgent): Promise<AgentEntry> {
  checkAgentsOn();
  const { environmentId } = agent;
  if (environmentId !== undefined && !(await ownsEnvironment(owner, environmentId))) {
    throw new HttpError("environment_gone", { field: "environmentId" });
  }
  const inMaking = processWide("agents-in-making", () => new Map<string, Promise<GoogleAgent>>());
  const key = `${owner.id} ${hashOf(agent)}`;
  const making = inMaking.get(key) ?? make(owner, agent).finally(() => inMaking.delete(key));
  inMaking.set(key, making);
  return { ...(await making), isOwn: true };
}

async function make(owner: Owner, agent: CreateAgent): Promise<GoogleAgent> {
  const { isKnown } = await reserveAgent(owner, agent);
  const drop = () => dropAgent(owner, agent.id);
  try {
    const found = await find(agent);
    // What is there before we have asked for it was made elsewhere, however alike it is.
    if (found && isKnown && isLike(found, agent)) return found;
    if (found) throw new HttpError("name_taken", { field: "id" });
  } catch (cause) {
    if (!isKnown || isTaken(cause)) await drop();
    throw cause;
  }
  try {
    return await createGoogleAgent(agent, networkFor(agent.network));
  } catch (cause) {
    const refusal = toRefusal(cause, agent);
    // What was asked for before may have come only now.
    const late = isKnown && isTaken(refusal) ? await find(agent) : null;
    if (late && isLike(late, agent)) return late;
    // Without a clear no, Google may have made it all the same.
    if (refusal) await drop();
    throw refusal ?? new HttpError("google_failed", { cause });
  } finally {
    forgetListed();
  }
}

/** What Google has by that id. */
async function find({ id }: CreateAgent): Promise<GoogleAgent | null> {
  try {
    return await getGoogleAgent(id);
  } catch (cause) {
    if (toFailure(cause).status === 404) return null;
    throw new HttpError("google_failed", { cause });
  }
}

function isLike(found: GoogleAgent, agent: CreateAgent): boolean {
  return (
    found.baseAgent === agent.baseAgent &&
    found.description === (agent.description || null) &&
    found.systemInstruction === (agent.systemInstruction || null)
  );
}

function isTaken(cause: unknown): boolean {
  return cause instanceof HttpError && cause.code === "name_taken";
}
