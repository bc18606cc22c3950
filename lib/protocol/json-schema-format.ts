import { whyNoStructuredOutput } from "./combinations";
import type { Target } from "./targets";
import type { ResponseFormat, Settings } from "./thread";
import type { JsonSchema } from "./tools";

type JsonFormat = Extract<ResponseFormat, { type: "text" }>;

export function jsonFormatOf({ response_format = [] }: Pick<Settings, "response_format">): JsonFormat | null {
  return response_format.find((format) => format.type === "text") ?? null;
}

/** The schema that answers follow: null where there is none, or where it is not sent. */
export function schemaOfAnswers(settings: Settings, target: Target): JsonSchema | null {
  const format = jsonFormatOf(settings);
  return format && whyNoStructuredOutput(settings, target) === null ? format.schema : null;
}
