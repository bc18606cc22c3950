import { z } from "zod";
import {
  type AgentConfig,
  ALLOWED_DOMAINS_MAX,
  BUDGET_MAX_TOKENS,
  BUDGET_MIN_TOKENS,
  DOMAIN_PATTERN,
  ENVIRONMENT_ID_PATTERN,
  type EnvironmentSettings,
  VISUALIZATIONS,
} from "./agents";

export const agentIdSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "is not the id of an agent");

export const agentConfigSchema = z.strictObject({
  max_total_tokens: z.int().min(BUDGET_MIN_TOKENS).max(BUDGET_MAX_TOKENS).optional(),
  visualization: z.enum(VISUALIZATIONS).optional(),
  collaborative_planning: z.boolean().optional(),
}) satisfies z.ZodType<AgentConfig>;

export const environmentIdSchema = z
  .string()
  .regex(ENVIRONMENT_ID_PATTERN, "is not the id of an environment");

export const networkSchema = z.union([
  z.literal("disabled"),
  z.strictObject({
    allowlist: z
      .array(z.strictObject({ domain: z.string().regex(DOMAIN_PATTERN, "is not a domain") }))
      .min(1)
      .max(ALLOWED_DOMAINS_MAX),
  }),
]);

export const environmentSettingsSchema = z.strictObject({
  environment_id: environmentIdSchema.optional(),
  network: networkSchema.optional(),
}) satisfies z.ZodType<EnvironmentSettings>;
