import { jsonFormatOf } from "./json-schema-format";
import { isSchema, KEYWORDS } from "./json-schema-words";
import { AGENTS } from "./known-agents";
import { selectText } from "./select";
import type { ResponseFormat, Settings, Turn } from "./thread";
import type { JsonSchema } from "./tools";

/** Stands for an agent that somebody has made: what they call it is theirs. */
const SOMEBODYS_AGENT = "custom-agent";

/** Of settings only what answered, and what an answer in JSON is drawn by. */
export function toSharedSettings({ settings, steps }: Pick<Turn, "settings" | "steps">): Settings {
  const { model, agent } = settings;
  const format = toSharedFormat(settings, selectText({ steps }));
  return {
    model,
    ...(agent !== undefined && { agent: isGoogles(agent) ? agent : SOMEBODYS_AGENT }),
    ...(format && { response_format: [format] }),
  };
}

function isGoogles(agent: string): boolean {
  return AGENTS.some(({ id }) => id === agent);
}

function toSharedFormat(settings: Settings, text: string): ResponseFormat | null {
  const format = jsonFormatOf(settings);
  if (!format || !/^\s*[[{]/.test(text)) return null;
  return { type: "text", mime_type: "application/json", schema: toSharedSchema(format.schema) };
}

/** A schema without what it says to the model in words. Unknown keywords are left out, too. */
function toSharedSchema(schema: JsonSchema): JsonSchema {
  const known = Object.entries(schema).filter(
    ([word, value]) => word !== "description" && Object.hasOwn(KEYWORDS, word) && KEYWORDS[word]?.(value),
  );
  return Object.fromEntries(known.map(([word, value]) => [word, toSharedWord(word, value)]));
}

function toSharedWord(word: string, value: unknown): unknown {
  if (word === "properties" && isSchema(value)) {
    const parts = Object.entries(value).flatMap(([name, part]) =>
      isSchema(part) ? [[name, toSharedSchema(part)] as const] : [],
    );
    // A property may be called `__proto__`.
    return Object.fromEntries(parts);
  }
  if (word === "enum" || word === "required") return Array.isArray(value) ? value.filter(isPlain) : [];
  if (Array.isArray(value))
    return value.flatMap((part) => (isSchema(part) ? [toSharedSchema(part)] : isPlain(part) ? [part] : []));
  return isSchema(value) ? toSharedSchema(value) : value;
}

function isPlain(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}
