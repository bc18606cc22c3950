import { isObject } from "./wire.ts";

/** A body without what only an MCP server may know: the values of its headers. */
export function withoutSecrets(body: unknown): unknown {
  if (typeof body === "string") return /headers/i.test(body) ? "(no JSON, and may hold headers)" : body;
  if (!isObject(body) || !Array.isArray(body.tools)) return body;
  return { ...body, tools: body.tools.map(withoutHeaders) };
}

function withoutHeaders(tool: unknown): unknown {
  if (!isObject(tool) || tool.headers === undefined) return tool;
  if (!isObject(tool.headers)) return { ...tool, headers: "…" };
  const hidden = Object.keys(tool.headers).map((name) => [name, "…"]);
  return { ...tool, headers: Object.fromEntries(hidden) };
}
