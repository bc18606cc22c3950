import "server-only";
import { toolChoiceFor, toolsFor } from "@/lib/protocol/combinations";
import { targetOf } from "@/lib/protocol/models";
import type { Turn } from "@/lib/protocol/thread";
import type { Tool, ToolChoice } from "@/lib/protocol/tools";
import type { Owner } from "@/lib/server/access/owner";
import { type SentTools, toTools } from "@/lib/server/gemini/tools";
import { findMcpServers } from "@/lib/server/mcp/mcp-servers";
import { ownedStores } from "@/lib/server/stores/owned-stores";

/** What the model may use in the next interaction of a turn. */
export async function findTools(
  owner: Owner,
  turn: Turn,
): Promise<{ tools: SentTools; toolChoice: ToolChoice | undefined }> {
  const target = targetOf(turn.settings);
  const tools = await withOwnStores(owner, toolsFor(turn.settings, target));
  const names = tools.flatMap((tool) => (tool.type === "mcp_server" ? [tool.name] : []));
  const servers = names.length > 0 ? await findMcpServers(owner, names) : [];
  return { tools: toTools(tools, servers), toolChoice: choiceFor(turn) };
}

// All stores at Google are the key's: whose they are is known here alone.
async function withOwnStores(owner: Owner, tools: readonly Tool[]): Promise<Tool[]> {
  const named = tools.flatMap((tool) => (tool.type === "file_search" ? tool.file_search_store_names : []));
  const owned = new Set(await ownedStores(owner, named));
  return tools.flatMap((tool): Tool[] => {
    if (tool.type !== "file_search") return [tool];
    const names = tool.file_search_store_names.filter((name) => owned.has(name));
    return names.length > 0 ? [{ ...tool, file_search_store_names: names }] : [];
  });
}

// A model that must call a function, and is asked again after each result, would never come to an answer.
function choiceFor(turn: Turn): ToolChoice | undefined {
  const choice = toolChoiceFor(turn.settings, targetOf(turn.settings));
  const mode = typeof choice === "object" ? choice.allowed_tools.mode : choice;
  if (turn.interactions.length === 0 || mode !== "any") return choice;
  const { tool_choice: _, ...config } = turn.settings.generation_config ?? {};
  const free = toolChoiceFor({ ...turn.settings, generation_config: config }, targetOf(turn.settings));
  const freeMode = typeof free === "string" ? free : "auto";
  return typeof choice === "object" ? { allowed_tools: { ...choice.allowed_tools, mode: freeMode } } : free;
}
