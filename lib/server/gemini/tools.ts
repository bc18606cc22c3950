import "server-only";
import type { Interactions } from "@google/genai";
import { cleanSchema } from "@/lib/protocol/json-schema";
import type { Tool } from "@/lib/protocol/tools";

/** A remote MCP server as the API calls it: its headers may hold secrets, so only the server has them. */
export type McpServer = { name: string; url: string; headers: Record<string, string> };

export type SentTools = Interactions.Tool[];

/** The tools as the API takes them, without what is ours. */
export function toTools(tools: readonly Tool[], servers: readonly McpServer[]): SentTools {
  return tools.flatMap((tool): Interactions.Tool[] => {
    const { isOff: _, ...sent } = tool;
    switch (sent.type) {
      case "function": {
        const { executor, approval, parameters, ...declaration } = sent;
        // Cleaned when they were written; but what is stored may have come another way.
        return [{ ...declaration, ...(parameters && { parameters: cleanSchema(parameters).schema }) }];
      }
      case "mcp_server": {
        const server = servers.find(({ name }) => name === sent.name);
        const { allowed_tools, ...rest } = sent;
        return server
          ? [{ ...rest, ...server, ...(allowed_tools && { allowed_tools: [{ tools: allowed_tools }] }) }]
          : [];
      }
      default:
        return [sent];
    }
  });
}
