import { type CreateMcpServer, createMcpServerSchema, type McpServerEntry } from "@/lib/protocol/api";

export type HeaderField = { key: number; name: string; value: string };
export type McpForm = { name: string; url: string; headers: HeaderField[] };
/** What is wrong, by field. */
export type McpErrors = { name?: string; url?: string; headers?: string; all?: string };

export function toMcpForm(server: McpServerEntry | null): McpForm {
  const names = server?.headerNames ?? [];
  return {
    name: server?.name ?? "",
    url: server?.url ?? "",
    headers: names.map((name, key) => ({ key, name, value: "" })),
  };
}

const SENTENCES = {
  name: "Lower-case letters and digits only, at most 40.",
  url: "An https address on the web, without a port, a user or a password.",
  headers: "Each header has a name of its own and a value, both in plain characters.",
};

type Parsed = { server: CreateMcpServer; errors?: undefined } | { server?: undefined; errors: McpErrors };

/** The server that is written. Rows in which nothing stands are no headers. */
export function parseMcpForm(form: McpForm): Parsed {
  const headers = form.headers
    .filter(({ name, value }) => name.trim() !== "" || value !== "")
    .map(({ name, value }) => ({ name: name.trim(), value: value.trim() }));
  const result = createMcpServerSchema.safeParse({ name: form.name.trim(), url: form.url.trim(), headers });
  if (result.success) return { server: result.data };
  const wrong = new Set(result.error.issues.map(({ path }) => path[0]));
  return {
    errors: {
      ...(wrong.has("name") && { name: SENTENCES.name }),
      ...(wrong.has("url") && { url: SENTENCES.url }),
      ...(wrong.has("headers") && { headers: SENTENCES.headers }),
    },
  };
}
