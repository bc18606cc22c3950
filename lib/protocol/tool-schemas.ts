import { z } from "zod";
import { isTooDeep } from "./depth";
import {
  BROWSER_TIMEOUT_MAX_MS,
  CHOICE_MODES,
  COMPUTER_ENVIRONMENTS,
  FUNCTION_NAME_PATTERN,
  MCP_NAME_PATTERN,
  SEARCH_TYPES,
  type Tool,
} from "./tools";

const CODE_MAX_LENGTH = 16_000;
const SCHEMA_MAX_LENGTH = 32_000;

export const jsonSchemaSchema = z
  .record(z.string(), z.unknown())
  .refine((schema) => !isTooDeep(schema), { message: "is nested too deeply", abort: true })
  .refine((schema) => JSON.stringify(schema).length <= SCHEMA_MAX_LENGTH, "is too large a schema");

export const functionNameSchema = z.string().regex(FUNCTION_NAME_PATTERN, "is not the name of a function");

const executorSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("built_in") }),
  z.strictObject({
    kind: z.literal("browser"),
    code: z.string().max(CODE_MAX_LENGTH),
    timeoutMs: z.int().min(1_000).max(BROWSER_TIMEOUT_MAX_MS).optional(),
  }),
  z.strictObject({ kind: z.literal("by_hand") }),
]);

const isOff = z.literal(true).optional();

/** A function as it is declared, in a thread or for all. */
export const functionSchema = z.strictObject({
  type: z.literal("function"),
  name: functionNameSchema,
  description: z.string().max(4_000).optional(),
  parameters: jsonSchemaSchema.optional(),
  executor: executorSchema,
  approval: z.enum(["ask", "allowed"]),
  isOff,
});

export const mcpNameSchema = z.string().regex(MCP_NAME_PATTERN, "is not the name of a server");
const storeNameSchema = z.string().regex(/^fileSearchStores\/[a-z0-9-]{1,80}$/, "is not a store");

export const toolSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("google_search"),
    search_types: z.array(z.enum(SEARCH_TYPES)).max(2).optional(),
    isOff,
  }),
  z.strictObject({ type: z.literal("url_context"), isOff }),
  z.strictObject({ type: z.literal("code_execution"), isOff }),
  z.strictObject({
    type: z.literal("google_maps"),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
    isOff,
  }),
  z.strictObject({
    type: z.literal("file_search"),
    file_search_store_names: z.array(storeNameSchema).max(10),
    metadata_filter: z.string().max(1_000).optional(),
    top_k: z.int().min(1).max(100).optional(),
    isOff,
  }),
  z.strictObject({
    type: z.literal("computer_use"),
    environment: z.enum(COMPUTER_ENVIRONMENTS).optional(),
    isOff,
  }),
  z.strictObject({
    type: z.literal("mcp_server"),
    name: mcpNameSchema,
    allowed_tools: z.array(z.string().max(200)).max(100).optional(),
    isOff,
  }),
  functionSchema,
]) satisfies z.ZodType<Tool>;

const choiceModeSchema = z.enum(CHOICE_MODES);
export const toolChoiceSchema = z.union([
  choiceModeSchema,
  z.strictObject({
    allowed_tools: z.strictObject({ mode: choiceModeSchema, tools: z.array(functionNameSchema).max(64) }),
  }),
]);
