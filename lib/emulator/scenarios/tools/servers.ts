import { type Prompt, thought } from "../../prompt.ts";
import type { McpServer } from "../../tools/tools.ts";
import { topicOf } from "../topic.ts";
import type { ToolUse } from "./part.ts";

/** Calls one tool of an MCP server. None is ever reached: what it answers is made up. */
export const serversUse: ToolUse = {
  tool: "mcp_server",
  isAskedFor: ({ text, toolSettings }) =>
    /\bmcp\b/i.test(text) ||
    toolSettings.servers.some(({ name }) => new RegExp(`\\b${name}\\b`, "i").test(text)),
  isForAnything: true,
  play(prompt) {
    const topic = topicOf(prompt.text) || "everything";
    const { name: serverName, allowedTools } = serverFor(prompt);
    const name = allowedTools?.find((tool) => prompt.text.includes(tool)) ?? allowedTools?.[0] ?? "search";
    const result = `3 entries about ${topic} (invented: the demo reaches no server)`;
    return {
      thought: thought("Asking a server", `I call \`${name}\` of ${serverName}.`),
      steps: [{ type: "mcp_server_tool", name, serverName, arguments: { query: topic }, result }],
      sentences: [
        { text: `The server **${serverName}** answered \`${name}\` with 3 entries about ${topic}.` },
        { text: "Its answer is invented: the demo reaches no server." },
      ],
    };
  },
};

function serverFor({ text, toolSettings: { servers } }: Prompt): Pick<McpServer, "name" | "allowedTools"> {
  const lower = text.toLowerCase();
  return servers.find(({ name }) => lower.includes(name)) ?? servers[0] ?? { name: "server" };
}
