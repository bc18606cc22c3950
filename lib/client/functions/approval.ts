import type { Settings } from "@/lib/protocol/thread";
import type { FunctionTool, Tool } from "@/lib/protocol/tools";

/**
 * Settings in which a function is called unasked from now on. Only where they have the declaration that
 * was seen: one that was changed meanwhile is asked for again.
 */
export function withApproval(settings: Settings, seen: FunctionTool): Settings {
  const tools = settings.tools?.map(
    (tool): Tool => (isSameFunction(tool, seen) ? { ...tool, approval: "allowed" } : tool),
  );
  return tools ? { ...settings, tools } : settings;
}

function isSameFunction(tool: Tool, seen: FunctionTool): tool is FunctionTool {
  return tool.type === "function" && declarationOf(tool) === declarationOf(seen);
}

function declarationOf({ name, description, parameters, executor }: FunctionTool): string {
  return JSON.stringify([name, description, parameters, executor]);
}
