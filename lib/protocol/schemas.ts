import { z } from "zod";
import { ID_PATTERN } from "./id";
import type { Content, Step, Usage } from "./interaction";
import {
  SERVICE_TIERS,
  type Settings,
  SYSTEM_INSTRUCTION_MAX_LENGTH,
  TEXT_MAX_LENGTH,
  THINKING_LEVELS,
  TURN_KINDS,
  TURN_STATUSES,
  type Turn,
} from "./thread";
import { TURN_ERROR_CODES, type TurnError } from "./turn-errors";

// Apart from the types, so that a page which needs only these does not load a validator.

export const idSchema = z.string().regex(ID_PATTERN, "is not an id");

export const settingsSchema = z.strictObject({
  model: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/, "is not the id of a model"),
  system_instruction: z.string().max(SYSTEM_INSTRUCTION_MAX_LENGTH).optional(),
  generation_config: z
    .strictObject({
      thinking_level: z.enum(THINKING_LEVELS).optional(),
      max_output_tokens: z.int().min(1).max(1_000_000).optional(),
      seed: z.int().min(0).max(2_147_483_647).optional(),
      stop_sequences: z.array(z.string().min(1).max(100)).max(5).optional(),
    })
    .optional(),
  service_tier: z.enum(SERVICE_TIERS).optional(),
  store: z.boolean().optional(),
}) satisfies z.ZodType<Settings>;

/** What a person puts into one turn. Attachments join the text here. */
export const inputSchema = z.array(
  z.strictObject({
    type: z.literal("text"),
    text: z.string().min(1).max(TEXT_MAX_LENGTH),
  }),
);

const turnErrorSchema = z.object({
  code: z.enum(TURN_ERROR_CODES),
  detail: z.string().optional(),
  retryAt: z.number().optional(),
}) satisfies z.ZodType<TurnError>;

// What only the API writes is not checked again: an API newer than this deployment must stay readable.
const trusted = <T>() => z.custom<T>((value) => value !== undefined);

/** A turn as it is stored. */
export const turnSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  parentId: idSchema.nullable(),
  kind: z.enum(TURN_KINDS),
  input: z.array(trusted<Content>()),
  settings: settingsSchema,
  createdAt: z.number(),
  status: z.enum(TURN_STATUSES),
  steps: z.array(trusted<Step>()),
  stepTimings: z.array(z.object({ startedAt: z.number(), stoppedAt: z.number().optional() })),
  argumentTexts: z.record(z.string(), z.string()),
  interactions: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      firstStep: z.number(),
      usage: trusted<Usage>().optional(),
      service_tier: z.string().optional(),
    }),
  ),
  waiting: z.object({ until: z.number(), code: z.enum(["rate_limited", "upstream_unavailable"]) }).nullable(),
  reattaching: z.boolean(),
  replayed: z.boolean(),
  error: turnErrorSchema.nullable(),
  firstTextAt: z.number().nullable(),
  settledAt: z.number().nullable(),
  cursor: z.number(),
}) satisfies z.ZodType<Turn>;
