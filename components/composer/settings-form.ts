import type { z } from "zod";
import { settingsSchema } from "@/lib/protocol/schemas";
import type { Settings } from "@/lib/protocol/thread";

/** The settings as a person writes them; an empty field leaves the choice to the API. */
export type SettingsForm = {
  systemInstruction: string;
  thinkingLevel: string;
  maxOutputTokens: string;
  seed: string;
  stopSequences: string;
  serviceTier: string;
  isStored: boolean;
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
};

export function toForm({
  system_instruction,
  generation_config = {},
  service_tier,
  store,
}: Settings): SettingsForm {
  return {
    systemInstruction: system_instruction ?? "",
    thinkingLevel: generation_config.thinking_level ?? "",
    maxOutputTokens: generation_config.max_output_tokens?.toString() ?? "",
    seed: generation_config.seed?.toString() ?? "",
    stopSequences: generation_config.stop_sequences?.join("\n") ?? "",
    serviceTier: service_tier ?? "",
    isStored: store !== false,
  };
}

/** The form as settings, or what is wrong with it by field. What is not in the form stays as it was. */
export function parseForm(
  form: SettingsForm,
  { model, response_format, generation_config }: Settings,
): Parsed {
  const stopSequences = form.stopSequences.split("\n").filter((line) => line !== "");
  const config = withoutEmpty({
    thinking_level: form.thinkingLevel,
    max_output_tokens: toNumber(form.maxOutputTokens),
    seed: toNumber(form.seed),
    stop_sequences: stopSequences.length > 0 ? stopSequences : "",
    speech_config: generation_config?.speech_config ?? "",
  });
  const written = {
    model,
    ...withoutEmpty({ system_instruction: form.systemInstruction.trim(), service_tier: form.serviceTier }),
    ...(Object.keys(config).length > 0 && { generation_config: config }),
    ...(!form.isStored && { store: false }),
    ...(response_format && { response_format }),
  };
  const { data, error } = settingsSchema.safeParse(written, { error: toSentence });
  if (data) return { settings: data, errors: null };
  return { settings: null, errors: Object.fromEntries(error.issues.flatMap(toFieldError)) };
}

function toNumber(text: string): number | "" {
  return text.trim() === "" ? "" : Number(text);
}

function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}

const COUNT = new Intl.NumberFormat("en");

function toSentence(issue: z.core.$ZodRawIssue): string | undefined {
  const unit = issue.origin === "string" ? " characters" : issue.origin === "array" ? " lines" : "";
  if (issue.code === "too_small") return `At least ${COUNT.format(Number(issue.minimum))}${unit}.`;
  if (issue.code === "too_big") return `At most ${COUNT.format(Number(issue.maximum))}${unit}.`;
  if (issue.code === "invalid_type") return "A whole number is needed.";
  return undefined;
}

type Issue = { path: readonly PropertyKey[]; message: string };

function toFieldError({ path, message }: Issue): [SettingsField, string][] {
  const field = path.map(String).find((segment) => segment in FIELD_OF);
  const name = field && FIELD_OF[field];
  return name ? [[name, message]] : [];
}
