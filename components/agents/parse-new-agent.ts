import { toNetwork, whyNotDomains } from "@/components/composer/agent-form";
import type { NewAgent, SkillField, SourceField } from "@/lib/client/agents/new-agent";
import { t } from "@/lib/i18n/translate";
import {
  AGENT_TOOLS,
  type CreateAgentRequest,
  createAgentSchema,
  filePathSchema,
  INLINE_FILE_MAX_BYTES,
  INLINE_TOTAL_MAX_BYTES,
  SKILL_NAME_PATTERN,
} from "@/lib/protocol/api-agents";
import { whyNotAgentId } from "@/lib/protocol/custom-agents";
import { isPublicAddress } from "@/lib/protocol/public-address";

/** What is wrong with one of the rows, by field. */
export type RowErrors = Partial<Record<"name" | "content" | "source" | "target", string>>;

/** What is wrong, by field; rows by their key. */
export type AgentErrors = {
  id?: string;
  domains?: string;
  total?: string;
  skills: Readonly<Record<number, RowErrors>>;
  sources: Readonly<Record<number, RowErrors>>;
};

export const NO_ERRORS: AgentErrors = { skills: {}, sources: {} };

type Parsed = { agent: CreateAgentRequest; errors?: undefined } | { agent?: undefined; errors: AgentErrors };

const encoder = new TextEncoder();

/** Bytes of all texts that go with an agent. */
export function inlineBytesOf({ skills, sources }: Pick<NewAgent, "skills" | "sources">): number {
  const inline = sources.filter(({ type }) => type === "inline");
  return [...skills, ...inline].reduce((sum, { content }) => sum + encoder.encode(content).byteLength, 0);
}

export function parseNewAgent(form: NewAgent, taken: readonly string[]): Parsed {
  const id = whyNotAgentId(form.id, taken);
  const domains = whyNotDomains(form);
  const isTooMuch = inlineBytesOf(form) > INLINE_TOTAL_MAX_BYTES;
  const errors: AgentErrors = {
    ...(id && { id }),
    ...(domains && { domains }),
    ...(isTooMuch && { total: t("Skills and texts are more than Google takes. Shorten them.") }),
    skills: errorsOf(form.skills, (skill) => checkSkill(skill, form.skills)),
    sources: errorsOf(form.sources, checkSource),
  };
  if (hasErrors(errors)) return { errors };
  const result = createAgentSchema.safeParse(toRequest(form));
  if (result.success) return { agent: result.data };
  return {
    errors: { ...NO_ERRORS, total: t("Something here cannot be sent. Shorten it, or leave it out.") },
  };
}

function hasErrors({ skills, sources, ...fields }: AgentErrors): boolean {
  return [fields, skills, sources].some((part) => Object.keys(part).length > 0);
}

function errorsOf<T extends { key: number }>(
  rows: readonly T[],
  check: (row: T) => RowErrors,
): Record<number, RowErrors> {
  const wrong = rows.map((row) => [row.key, check(row)] as const);
  return Object.fromEntries(wrong.filter(([, errors]) => Object.keys(errors).length > 0));
}

function checkSkill({ key, name, content }: SkillField, all: readonly SkillField[]): RowErrors {
  const isTwice = all.some((other) => other.key !== key && other.name === name);
  const text = whyNotText(content);
  return {
    ...(!SKILL_NAME_PATTERN.test(name) && { name: t("Small letters, digits and hyphens, at most 64.") }),
    ...(isTwice && { name: t("There is another skill of this name.") }),
    ...(text && { content: text }),
  };
}

function checkSource({ type, target, content, source }: SourceField): RowErrors {
  const isPath = filePathSchema.safeParse(target.trim()).success;
  const text = type === "inline" ? whyNotText(content) : null;
  return {
    ...(!isPath && { target: t("A path without a slash in front, such as work/notes.txt.") }),
    ...(type === "repository" &&
      !isRepository(source) && { source: t("An https address that anybody can open.") }),
    ...(text && { content: text }),
  };
}

function whyNotText(content: string): string | null {
  if (content.trim() === "") return t("There is nothing in it yet.");
  return content.length > INLINE_FILE_MAX_BYTES ? t("One text is of 60,000 characters at most.") : null;
}

function isRepository(source: string): boolean {
  return /^https:\/\//.test(source.trim()) && isPublicAddress(source.trim());
}

function toRequest(form: NewAgent): CreateAgentRequest {
  const network = toNetwork(form);
  return {
    id: form.id,
    baseAgent: form.baseAgent,
    ...(form.description.trim() && { description: form.description }),
    ...(form.systemInstruction.trim() && { systemInstruction: form.systemInstruction }),
    ...(form.tools.length < AGENT_TOOLS.length && { tools: [...form.tools] }),
    skills: form.skills.map(({ name, content }) => ({ name, content })),
    sources: form.sources.map(({ type, target, content, source }) =>
      type === "inline"
        ? { type, target: target.trim(), content }
        : { type, target: target.trim(), source: source.trim() },
    ),
    ...(network && { network }),
    ...(form.environmentId && { environmentId: form.environmentId }),
  };
}
