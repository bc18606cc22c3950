import type { z } from "zod";
import { numberFormat } from "@/lib/i18n/formats";
import { t, tCount } from "@/lib/i18n/translate";
import { jsonFormatOf } from "@/lib/protocol/json-schema-format";
import { settingsSchema } from "@/lib/protocol/schemas";
import type { ResponseFormat, Settings } from "@/lib/protocol/thread";
import type { JsonSchema } from "@/lib/protocol/tools";
import { type AgentForm, agentSettingsOf, toAgentForm, whyNotDomains } from "./agent-form";

/** The settings as a person writes them; an empty field leaves the choice to the API. */
export type SettingsForm = AgentForm & {
  systemInstruction: string;
  thinkingLevel: string;
  maxOutputTokens: string;
  seed: string;
  stopSequences: string;
  serviceTier: string;
  isStored: boolean;
  /** Null where it is as usual for what answers. */
  background: boolean | null;
  responseFormat: "text" | "json";
  /** For JSON: the last one that was a schema. It stays while the format is text. */
  schema: JsonSchema;
  /** Why what is written is no schema. */
  schemaProblem: string | null;
};
export type SettingsField = keyof SettingsForm;
export type SettingsErrors = Partial<Record<SettingsField, string>>;

type Parsed = { settings: Settings; errors: null } | { settings: null; errors: SettingsErrors };

const FIELD_OF: Record<string, SettingsField> = {
  system_instruction: "systemInstruction",
  thinking_level: "thinkingLevel",
  max_output_tokens: "maxOutputTokens",
  seed: "seed",
  stop_sequences: "stopSequences",
  service_tier: "serviceTier",
  max_total_tokens: "budget",
  response_format: "schema",
};

const FIRST_SCHEMA: JsonSchema = {
  type: "object",
  properties: { name: { type: "string" } },
  required: ["name"],
};

export function toForm(settings: Settings): SettingsForm {
  const { system_instruction, generation_config = {}, service_tier, store, background } = settings;
  const format = jsonFormatOf(settings);
  return {
    systemInstruction: system_instruction ?? "",
    thinkingLevel: generation_config.thinking_level ?? "",
    maxOutputTokens: generation_config.max_output_tokens?.toString() ?? "",
    seed: generation_config.seed?.toString() ?? "",
    stopSequences: generation_config.stop_sequences?.join("\n") ?? "",
    serviceTier: service_tier ?? "",
    isStored: store !== false,
    background: background ?? null,
    ...toAgentForm(settings),
    responseFormat: format ? "json" : "text",
    schema: format?.schema ?? FIRST_SCHEMA,
    schemaProblem: null,
  };
}

/** The form as settings, or what is wrong with it by field. What is not in the form stays as it was. */
export function parseForm(form: SettingsForm, settings: Settings): Parsed {
  const { model, agent, response_format, generation_config, tools } = settings;
  const domains = whyNotDomains(form);
  if (domains !== null) return { settings: null, errors: { domains } };
  if (form.responseFormat === "json" && form.schemaProblem !== null) {
    return { settings: null, errors: { schema: form.schemaProblem } };
  }
  const stopSequences = form.stopSequences.split("\n").filter((line) => line !== "");
  const config = withoutEmpty({
    thinking_level: form.thinkingLevel,
    max_output_tokens: toNumber(form.maxOutputTokens),
    seed: toNumber(form.seed),
    stop_sequences: stopSequences.length > 0 ? stopSequences : "",
    speech_config: generation_config?.speech_config ?? "",
    tool_choice: generation_config?.tool_choice ?? "",
  });
  const formats = toFormats(form, response_format);
  const written = {
    model,
    ...(agent && { agent }),
    ...agentSettingsOf(form, settings),
    ...(form.background !== null && { background: form.background }),
    ...withoutEmpty({ system_instruction: form.systemInstruction.trim(), service_tier: form.serviceTier }),
    ...(Object.keys(config).length > 0 && { generation_config: config }),
    ...(!form.isStored && { store: false }),
    ...(tools && { tools }),
    ...(formats.length > 0 && { response_format: formats }),
  };
  const { data, error } = settingsSchema.safeParse(written, { error: toSentence });
  if (data) return { settings: data, errors: null };
  return { settings: null, errors: Object.fromEntries(error.issues.flatMap(toFieldError)) };
}

function toFormats(
  { responseFormat, schema }: SettingsForm,
  formats: ResponseFormat[] = [],
): ResponseFormat[] {
  const others = formats.filter(({ type }) => type !== "text");
  return responseFormat === "text"
    ? others
    : [...others, { type: "text", mime_type: "application/json", schema }];
}

function toNumber(text: string): number | "" {
  return text.trim() === "" ? "" : Number(text);
}

function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}

const NUMBER = numberFormat();

function toSentence(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "too_small") return atLeast(Number(issue.minimum), issue.origin);
  if (issue.code === "too_big") return atMost(Number(issue.maximum), issue.origin);
  if (issue.code === "invalid_type") return t("A whole number is needed.");
  return issue.code === "custom" ? t("This is too large.") : undefined;
}

function atLeast(least: number, origin: string): string {
  if (origin === "string")
    return tCount(least, "At least {count} character.", "At least {count} characters.");
  if (origin === "array") return tCount(least, "At least {count} line.", "At least {count} lines.");
  return t("At least {number}.", { number: NUMBER.format(least) });
}

function atMost(most: number, origin: string): string {
  if (origin === "string") return tCount(most, "At most {count} character.", "At most {count} characters.");
  if (origin === "array") return tCount(most, "At most {count} line.", "At most {count} lines.");
  return t("At most {number}.", { number: NUMBER.format(most) });
}

type Issue = { path: readonly PropertyKey[]; message: string };

function toFieldError({ path, message }: Issue): [SettingsField, string][] {
  const field = path.map(String).find((segment) => segment in FIELD_OF);
  const name = field && FIELD_OF[field];
  return name ? [[name, message]] : [];
}
