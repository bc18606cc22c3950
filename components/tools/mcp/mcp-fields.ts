import { msg, t } from "@/lib/i18n/translate";
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
  name: msg("Lower-case letters and digits only, at most 40."),
  url: msg("An https address on the web, without a port, a user or a password."),
  headers: msg("Each header has a name of its own and a value, both in plain characters."),
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
      ...(wrong.has("name") && { name: t(SENTENCES.name) }),
      ...(wrong.has("url") && { url: t(SENTENCES.url) }),
      ...(wrong.has("headers") && { headers: t(SENTENCES.headers) }),
    },
  };
}
