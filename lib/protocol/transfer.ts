import { z } from "zod";
import { folderNameSchema } from "./api-list";
import { presetNameSchema } from "./api-presets";
import type { ErrorCode } from "./errors";
import type { Usage } from "./interaction";
import { FILE_NAME_MAX_LENGTH, MB } from "./media";
import { PRESETS_MAX } from "./presets";
import { idSchema, placelessSettingsSchema, turnSchema } from "./schemas";
import { TITLE_MAX_LENGTH, TURN_KINDS } from "./thread";
import { filePathSchema, transferInputSchema, transferStepSchema } from "./transfer-steps";

/** The JSON of a conversation itself; its files do not count. */
export const CONVERSATION_MAX_BYTES = 16 * MB;
export const CONVERSATION_NAME = "conversation.json";
export const ACCOUNT_NAME = "account.json";
/** Where the zip of an account has its conversations, each in a folder of its own. */
export const CONVERSATIONS_FOLDER = "conversations/";
const TURNS_MAX = 5_000;
const STEPS_MAX = 2_000;
const FILES_MAX = 2_000;
const LATEST_MS = 8_640_000_000_000_000;

/** What a turn can be where nothing runs and nobody is waited for. */
const STATUSES = ["completed", "incomplete", "failed", "cancelled", "cut_off"] as const;
export type TransferStatus = (typeof STATUSES)[number];

const momentSchema = z.int().min(0).max(LATEST_MS);
const countSchema = z.number().optional();
const modalitiesSchema = z
  .array(z.looseObject({ modality: z.string().optional(), tokens: countSchema }))
  .max(100)
  .optional();

const usageSchema = z
  .looseObject({
    total_tokens: countSchema,
    total_input_tokens: countSchema,
    total_output_tokens: countSchema,
    total_thought_tokens: countSchema,
    total_cached_tokens: countSchema,
    total_tool_use_tokens: countSchema,
    input_tokens_by_modality: modalitiesSchema,
    output_tokens_by_modality: modalitiesSchema,
    cached_tokens_by_modality: modalitiesSchema,
    grounding_tool_count: z.array(z.looseObject({})).max(100).optional(),
  })
  // The counts that we sum are numbers; what else the API counts is only kept.
  .transform((usage) => usage as Usage);

export type TransferSettings = z.infer<typeof placelessSettingsSchema>;

const { stepTimings, argumentTexts, callNotes, error } = turnSchema.shape;

export const transferTurnSchema = z.strictObject({
  id: idSchema,
  parentId: idSchema.nullable(),
  kind: z.enum(TURN_KINDS),
  input: transferInputSchema,
  settings: placelessSettingsSchema,
  createdAt: momentSchema,
  status: z.enum(STATUSES),
  steps: z.array(transferStepSchema).max(STEPS_MAX),
  stepTimings,
  argumentTexts,
  callNotes,
  interactions: z
    .array(
      z.strictObject({
        status: z.string().max(100),
        firstStep: z.int().min(0).max(STEPS_MAX),
        usage: usageSchema.optional(),
        service_tier: z.string().max(100).optional(),
      }),
    )
    .max(STEPS_MAX),
  replayed: z.boolean(),
  hasNewEnvironment: z.boolean(),
  error,
  firstTextAt: z.number().nullable(),
  settledAt: z.number().nullable(),
});
export type TransferTurn = z.infer<typeof transferTurnSchema>;

const fileFields = {
  path: filePathSchema,
  name: z.string().min(1).max(FILE_NAME_MAX_LENGTH),
  mime_type: z.string().regex(/^[\w.+-]{1,60}\/[\w.+-]{1,80}$/, "is not a type"),
  size: z.int().min(1),
};
const fileSchema = z.union([
  z.strictObject({ ...fileFields, sha256: z.string().regex(/^[0-9a-f]{64}$/, "is not a SHA-256") }),
  /** Its bytes were no longer there when the conversation was exported. */
  z.strictObject({ ...fileFields, isMissing: z.literal(true) }),
]);
export type TransferFile = z.infer<typeof fileSchema>;

/** A conversation but for what is in its turns, of which there may be thousands. */
export const conversationSchema = z.strictObject({
  format: z.literal("parley.conversation"),
  version: z.literal(1),
  thread: z.strictObject({
    title: z
      .string()
      .trim()
      .min(1)
      .max(TITLE_MAX_LENGTH)
      .regex(/^[^\0]*$/)
      .nullable(),
    settings: placelessSettingsSchema,
    headTurnId: idSchema.nullable(),
    createdAt: momentSchema,
    /** What the folder is called that it is in; left out where it is in none. */
    folder: folderNameSchema.regex(/^[^\0]*$/).optional(),
  }),
  turns: z.array(z.unknown()).max(TURNS_MAX),
  files: z.array(fileSchema).max(FILES_MAX),
});

/**
 * A conversation as it is exported: the whole tree, signatures included, so that nothing is lost on the way
 * to another server. Files stand beside it and are named by their path. It has no id of Google's and none of
 * a person; those of its turns hold the tree together and are given anew where it is imported.
 */
export type Conversation = Omit<z.infer<typeof conversationSchema>, "turns"> & { turns: TransferTurn[] };

/** `GET /api/threads/:threadId/export`: Markdown of the shown branch, or JSON, zipped where it has files. */
export const exportSchema = z.strictObject({ format: z.enum(["markdown", "json"]).default("json") });
export type ExportFormat = z.infer<typeof exportSchema>["format"];

/** What is said of an account beside its conversations, as far as it can be taken in again. */
export const accountSchema = z.looseObject({
  format: z.literal("parley.account"),
  version: z.literal(1),
  presets: z
    .array(z.looseObject({ name: presetNameSchema.regex(/^[^\0]*$/), settings: placelessSettingsSchema }))
    .max(PRESETS_MAX),
});

/**
 * `POST /api/import` takes the bytes of such a JSON, or of the zip. Of everything of an account it takes the
 * conversations and the presets that are not there yet; of the JSON in it, which stands alone, the presets.
 */
export type ImportedThread = { threadId: string };
/** How many were new of each, and which conversations could not be taken: by the names of their folders, and why. */
export type ImportedAccount = { threads: number; presets: number; refused: RefusedConversation[] };
export type RefusedConversation = { name: string; code: ErrorCode };
export type Imported = ImportedThread | ImportedAccount;
