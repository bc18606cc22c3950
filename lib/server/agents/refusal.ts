import "server-only";
import type { CreateAgent } from "@/lib/protocol/api-agents";
import { HttpError } from "@/lib/server/errors";
import { toFailure } from "@/lib/server/gemini/failure";

// By what Google's sentence names. It is not shown: it may be long, and speaks of fields that nobody here has seen.
const FIELDS: readonly (readonly [keyof CreateAgent, RegExp])[] = [
  ["network", /allowlist|network|domain/i],
  ["sources", /source|target|repositor|inline/i],
  ["environmentId", /environment/i],
  ["systemInstruction", /system.?instruction/i],
  ["description", /description/i],
  ["tools", /\btools?\b/i],
  ["baseAgent", /base.?agent/i],
  ["id", /\bid\b|reserved/i],
];

/** What Google's refusal says of an agent; null where it was none, and Google may have made it. */
export function toRefusal(cause: unknown, { id, environmentId }: CreateAgent): HttpError | null {
  const { status, error } = toFailure(cause);
  const said = (error.detail ?? "").replaceAll(id, "");
  if (status === 409 || /already (exists|in use)/i.test(said)) {
    return new HttpError("name_taken", { field: "id", cause });
  }
  if (status === 404 && environmentId !== undefined) {
    return new HttpError("environment_gone", { field: "environmentId", cause });
  }
  if (status === 401 || status === 403 || status === 429) return new HttpError("google_failed", { cause });
  if (status === null || status >= 500 || status === 408) return null;
  const field = FIELDS.find(([, words]) => words.test(said))?.[0];
  return new HttpError("agent_refused", { cause, ...(field && { field }) });
}
