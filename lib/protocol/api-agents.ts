import { z } from "zod";
import { environmentIdSchema, networkSchema } from "./agent-schemas";
import type { NetworkAccess } from "./agents";
import { AGENT_ID_PATTERN, isReservedAgentId } from "./custom-agents";
import { isPublicAddress } from "./public-address";

/** `GET /api/environments`: the environments of one's own that Google still has, newest use first. */
export type EnvironmentEntry = {
  id: string;
  isExpired: boolean;
  /** The thread that it was made in, while there is one. */
  threadId: string | null;
  threadTitle: string | null;
  /** Milliseconds since the epoch. */
  createdAt: number;
  lastUsedAt: number;
  /** When Google removes it unless it is used again. */
  expiresAt: number;
  fileCount: number | null;
  /** Bytes. */
  size: number | null;
  /** Null where Google does not tell; undefined network access is all of it. */
  network: NetworkAccess | "open" | null;
};
export type EnvironmentList = { environments: EnvironmentEntry[] };

/** `GET /api/environments/:environmentId/files`: all files below a folder. `isWhole` is false where there are more than are listed. */
export type EnvironmentFile = {
  /** From the root, without a slash in front: "work/fibonacci.txt". */
  path: string;
  name: string;
  mimeType: string | null;
  /** Bytes. */
  size: number | null;
  /** Milliseconds since the epoch. */
  modifiedAt: number | null;
};
export type EnvironmentFileList = { files: EnvironmentFile[]; isWhole: boolean };

/** No step up, nothing empty, no character that a path of Google's has another meaning for, or that ends a line. */
const FILE_PATH_PATTERN =
  /^(?!\/)(?!.*(^|\/)\.{1,2}(\/|$))(?!.*\/\/)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\\?#%]{1,500}(?<!\/)$/su;
export const filePathSchema = z.string().regex(FILE_PATH_PATTERN, "is not the path of a file");

export const environmentParams = z.strictObject({ environmentId: environmentIdSchema });
/**
 * `GET /api/environments/:environmentId/file`: the bytes of one file, as a download; with `view`, to be
 * looked at in the page where it is text or a picture. `PUT` with the same address stores its body there.
 */
export const environmentFileSchema = z.strictObject({
  path: filePathSchema,
  view: z.literal("1").optional(),
});
/** Bytes of a file that is put into an environment. */
export const ENVIRONMENT_FILE_MAX_BYTES = 20 * 1024 ** 2;

export const INLINE_FILE_MAX_BYTES = 60_000;
/** One page of Google's allows 75 KB in all, another 2 MB: what every one of them allows is sent. */
export const INLINE_TOTAL_MAX_BYTES = 75_000;
export const AGENT_DESCRIPTION_MAX_LENGTH = 1_000;
export const AGENT_INSTRUCTION_MAX_LENGTH = 32_000;
export const SKILL_NAME_PATTERN = /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/;
/** That one person may have made: Google takes a thousand from all of them together. */
export const AGENTS_MAX = 50;
export const AGENT_TOOLS = ["google_search", "url_context", "code_execution"] as const;

const skillSchema = z.strictObject({
  name: z.string().regex(SKILL_NAME_PATTERN, "is not the name of a skill"),
  /** The text of its SKILL.md. */
  content: z.string().trim().min(1).max(INLINE_FILE_MAX_BYTES),
});

const sourceSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("inline"),
    target: filePathSchema,
    content: z.string().min(1).max(INLINE_FILE_MAX_BYTES),
  }),
  z.strictObject({
    type: z.literal("repository"),
    // Google fetches it, not we.
    source: z
      .url({ protocol: /^https$/ })
      .max(2_000)
      .refine(isPublicAddress, "is not a public address"),
    target: filePathSchema,
  }),
]);

/** `POST /api/agents`. Google knows no change of an agent: it is deleted and made anew. */
export const createAgentSchema = z
  .strictObject({
    id: z
      .string()
      .regex(AGENT_ID_PATTERN, "is not the id of an agent")
      .refine((id) => !isReservedAgentId(id), "begins with a word that Google keeps for itself"),
    baseAgent: z.string().regex(/^antigravity-[a-z0-9-]{1,80}$/, "is not a base"),
    description: z.string().trim().max(AGENT_DESCRIPTION_MAX_LENGTH).optional(),
    systemInstruction: z.string().trim().max(AGENT_INSTRUCTION_MAX_LENGTH).optional(),
    /** Left out, it has all of them. */
    tools: z.array(z.enum(AGENT_TOOLS)).max(AGENT_TOOLS.length).optional(),
    skills: z.array(skillSchema).max(20).default([]),
    sources: z.array(sourceSchema).max(20).default([]),
    network: networkSchema.optional(),
    /** It begins with a copy of this environment. */
    environmentId: environmentIdSchema.optional(),
  })
  .refine(({ skills }) => new Set(skills.map(({ name }) => name)).size === skills.length, {
    path: ["skills"],
    message: "has a name twice",
  })
  .refine(
    ({ skills, sources }) =>
      [...skills, ...sources].reduce(
        (sum, part) => sum + ("content" in part ? new TextEncoder().encode(part.content).byteLength : 0),
        0,
      ) <= INLINE_TOTAL_MAX_BYTES,
    { path: ["sources"], message: "is more than Google takes" },
  );
export type CreateAgent = z.infer<typeof createAgentSchema>;
export type CreateAgentRequest = z.input<typeof createAgentSchema>;

export const agentParams = z.strictObject({ agentId: z.string().regex(AGENT_ID_PATTERN) });

export type AgentEntry = {
  id: string;
  baseAgent: string | null;
  description: string | null;
  /** Of one's own alone. */
  systemInstruction: string | null;
  /** Whether it was made here by who asks: only then can they delete it. */
  isOwn: boolean;
};
/** `GET /api/agents`: those that people made; Google's own are in the list of targets. */
export type AgentList = { agents: AgentEntry[] };
