import { t } from "@/lib/i18n/translate";
import type { FunctionCall } from "@/lib/protocol/calls";
import { validateJson } from "@/lib/protocol/json-schema";
import { checkJsonText } from "@/lib/protocol/json-schema-text";
import type { JsonSchema } from "@/lib/protocol/tools";
import { escapeHidden } from "./hidden-characters";

/** The arguments of a call as a person reads and changes them: all of them, and nothing unseen. */
export function toArgumentText({ arguments: args, argumentText }: FunctionCall): string {
  return args ? escapeHidden(JSON.stringify(args, null, 2)) : (argumentText ?? "");
}

type Parsed = { arguments: Record<string, unknown>; problem: null } | { arguments: null; problem: string };

/** What a person has written as arguments, or why it cannot be that. */
export function parseArguments(text: string, parameters: JsonSchema | undefined): Parsed {
  const { value, error } = checkJsonText(text);
  if (error !== null) return { arguments: null, problem: error };
  if (!isRecord(value)) return { arguments: null, problem: t("Arguments are a JSON object, as in {}.") };
  const [issue] = parameters ? validateJson(parameters, value) : [];
  if (!issue) return { arguments: value, problem: null };
  const { path, message } = issue;
  const problem =
    path.length > 0
      ? t("{place} {problem}.", { place: path.join("."), problem: message })
      : t("This {problem}.", { problem: message });
  return { arguments: null, problem };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
