import { z } from "zod";
import { agentConfigSchema, agentIdSchema, environmentSettingsSchema } from "./agent-schemas";
import { APPROVAL_SCOPES, CALL_DECISIONS, type CallNote } from "./calls";
import { ID_PATTERN } from "./id";
import type { Content, Step, Usage } from "./interaction";
import { ATTACHMENTS_MAX, isMedia, MEDIA_KINDS, mediaIdOf, REFERENCE_ROLES } from "./media";
import { isPublicAddress } from "./public-address";
import {
  ASPECT_RATIOS,
  IMAGE_SIZES,
  SERVICE_TIERS,
  type Settings,
  SYSTEM_INSTRUCTION_MAX_LENGTH,
  TEXT_MAX_LENGTH,
  THINKING_LEVELS,
  TURN_KINDS,
  TURN_STATUSES,
  type Turn,
  VIDEO_ASPECT_RATIOS,
  VIDEO_RESOLUTIONS,
} from "./thread";
import { jsonSchemaSchema, toolChoiceSchema, toolSchema } from "./tool-schemas";
import { TOOLS_MAX } from "./tools";
import { TURN_ERROR_CODES, type TurnError } from "./turn-errors";

// Apart from the types, so that a page which needs only these does not load a validator.

export const idSchema = z.string().regex(ID_PATTERN, "is not an id");

const speechVoiceSchema = z.strictObject({
  voice: z.string().regex(/^[\w-]{1,80}$/),
  speaker: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^[^:\n]*$/)
    .optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .optional(),
  style: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\n]*$/)
    .optional(),
});

const responseFormatSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("text"),
    mime_type: z.literal("application/json"),
    schema: jsonSchemaSchema,
  }),
  z.strictObject({
    type: z.literal("image"),
    aspect_ratio: z.enum(ASPECT_RATIOS).optional(),
    image_size: z.enum(IMAGE_SIZES).optional(),
  }),
  z.strictObject({
    type: z.literal("video"),
    aspect_ratio: z.enum(VIDEO_ASPECT_RATIOS).optional(),
    resolution: z.enum(VIDEO_RESOLUTIONS).optional(),
    duration: z
      .string()
      .regex(/^\d{1,2}s$/)
      .optional(),
  }),
]);

export const settingsSchema = z.strictObject({
  model: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/, "is not the id of a model"),
  agent: agentIdSchema.optional(),
  agent_config: agentConfigSchema.optional(),
  environment: environmentSettingsSchema.optional(),
  background: z.boolean().optional(),
  system_instruction: z.string().max(SYSTEM_INSTRUCTION_MAX_LENGTH).optional(),
  generation_config: z
    .strictObject({
      thinking_level: z.enum(THINKING_LEVELS).optional(),
      max_output_tokens: z.int().min(1).max(1_000_000).optional(),
      seed: z.int().min(0).max(2_147_483_647).optional(),
      stop_sequences: z.array(z.string().min(1).max(100)).max(5).optional(),
      speech_config: z.array(speechVoiceSchema).min(1).max(2).optional(),
      tool_choice: toolChoiceSchema.optional(),
    })
    .optional(),
  tools: z.array(toolSchema).max(TOOLS_MAX).optional(),
  response_format: z.array(responseFormatSchema).max(4).optional(),
  service_tier: z.enum(SERVICE_TIERS).optional(),
  store: z.boolean().optional(),
}) satisfies z.ZodType<Settings>;

/**
 * Settings that outlive their conversation. The environment is that of one conversation, and belongs to the key of a
 * server, so only what it may reach goes along.
 */
export const placelessSettingsSchema = settingsSchema.extend({
  environment: environmentSettingsSchema.omit({ environment_id: true }).optional(),
});

const URL_MAX_LENGTH = 2_000;
// Files that Google keeps for us are reached with our key, so only the server may name them.
const NOT_THE_API = /^(?!(.*\.)?generativelanguage\.)/;

// Of what the browser says about a file only the id and its role count: the server knows the rest.
const attachedSchema = z.object({
  type: z.enum(MEDIA_KINDS),
  uri: z.string().refine((uri) => mediaIdOf(uri) !== null, "is not the address of an attachment"),
  referenceRole: z.enum(REFERENCE_ROLES).optional(),
});

export const webAddressSchema = z
  .url({ protocol: /^https$/, hostname: NOT_THE_API })
  .max(URL_MAX_LENGTH)
  .refine(isPublicAddress, "is not a public address");

const linkedSchema = z.strictObject({
  type: z.enum(MEDIA_KINDS),
  uri: webAddressSchema,
  mime_type: z.string().max(100).optional(),
});

const textSchema = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1).max(TEXT_MAX_LENGTH),
});

/** What a person puts into one turn: text, files by our address, and addresses on the web. */
export const inputSchema = z
  .array(z.union([textSchema, attachedSchema, linkedSchema]))
  .refine((blocks) => blocks.filter(isMedia).length <= ATTACHMENTS_MAX, { message: "has too many files" })
  .refine((blocks) => textLengthOf(blocks) <= TEXT_MAX_LENGTH, { message: "has too much text" });
export type Input = z.infer<typeof inputSchema>;

function textLengthOf(blocks: readonly { type: string; text?: string }[]): number {
  return blocks.reduce((sum, { text = "" }) => sum + text.length, 0);
}

const turnErrorSchema = z.object({
  code: z.enum(TURN_ERROR_CODES),
  detail: z.string().optional(),
  retryAt: z.number().optional(),
}) satisfies z.ZodType<TurnError>;

// What only the API writes is not checked again: an API newer than this deployment must stay readable.
const trusted = <T>() => z.custom<T>((value) => value !== undefined);

const callNoteSchema = z.object({
  arguments: z.record(z.string(), z.unknown()).optional(),
  decision: z.enum(CALL_DECISIONS).optional(),
  scope: z.enum(APPROVAL_SCOPES).optional(),
  reason: z.string().optional(),
  resultAt: z.number().optional(),
}) satisfies z.ZodType<CallNote>;

/** A turn as it is stored. */
export const turnSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  parentId: idSchema.nullable(),
  comparisonId: idSchema.optional(),
  kind: z.enum(TURN_KINDS),
  input: z.array(trusted<Content>()),
  settings: settingsSchema,
  createdAt: z.number(),
  status: z.enum(TURN_STATUSES),
  steps: z.array(trusted<Step>()),
  stepTimings: z.array(z.object({ startedAt: z.number(), stoppedAt: z.number().optional() })),
  argumentTexts: z.record(z.string(), z.string()),
  // Turns that were stored before functions could be called have neither.
  callNotes: z.record(z.string(), callNoteSchema).default({}),
  isCalling: z.boolean().default(false),
  // Nor could those that were stored before work in the background.
  isBackground: z.boolean().default(false),
  lastEventId: z.string().nullable().default(null),
  calledAt: z.number().nullable().default(null),
  interactions: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      firstStep: z.number(),
      usage: trusted<Usage>().optional(),
      service_tier: z.string().optional(),
      environment_id: z.string().optional(),
    }),
  ),
  // Turns that were stored before files could be attached have none.
  preparing: z
    .object({ stage: z.enum(["uploading", "processing"]), name: z.string() })
    .nullable()
    .default(null),
  waiting: z.object({ until: z.number(), code: z.enum(["rate_limited", "upstream_unavailable"]) }).nullable(),
  reattaching: z.boolean(),
  replayed: z.boolean(),
  hasNewEnvironment: z.boolean().default(false),
  error: turnErrorSchema.nullable(),
  firstTextAt: z.number().nullable(),
  settledAt: z.number().nullable(),
  cursor: z.number(),
}) satisfies z.ZodType<Turn>;
