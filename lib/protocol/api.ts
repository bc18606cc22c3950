import { z } from "zod";
import type { ModelCalls } from "./api-activity";
import { APPROVAL_SCOPES } from "./calls";
import { isTooDeep } from "./depth";
import { FILE_NAME_MAX_LENGTH, type MediaContent } from "./media";
import { isPublicAddress } from "./public-address";
import { idSchema, inputSchema, settingsSchema } from "./schemas";
import {
  type FileStore,
  METADATA_KEY_PATTERN,
  METADATA_MAX,
  METADATA_VALUE_MAX_LENGTH,
  STORE_ID_PATTERN,
  STORE_NAME_MAX_LENGTH,
  type StoreDocument,
} from "./stores";
import type { Target } from "./targets";
import { TEXT_MAX_LENGTH, type Thread, TITLE_MAX_LENGTH, TURN_KINDS, type Turn } from "./thread";
import { functionNameSchema, mcpNameSchema } from "./tool-schemas";
import type { FunctionTool } from "./tools";

/**
 * `POST /api/threads/:threadId/turns`, answered by the stream of the turn's events.
 * The browser makes the ids, so a request that is sent again finds the turn that it made before.
 * `newThread` makes the thread in the same transaction as its first turn. Turns of one `comparisonId` and one
 * parent may run at the same time, and no others of a thread.
 */
export const createTurnSchema = z
  .strictObject({
    turnId: idSchema,
    parentId: idSchema.nullable(),
    kind: z.enum(TURN_KINDS).default("message"),
    input: inputSchema,
    settings: settingsSchema,
    newThread: z.literal(true).optional(),
    comparisonId: idSchema.optional(),
  })
  .refine((body) => body.kind === "continuation" || body.input.length > 0, {
    path: ["input"],
    message: "is empty",
  })
  .refine((body) => body.kind === "message" || body.parentId !== null, {
    path: ["kind"],
    message: "goes on from nothing",
  })
  .refine((body) => body.kind !== "continuation" || body.input.length === 0, {
    path: ["kind"],
    message: "a continuation has no input",
  })
  .refine((body) => body.kind === "message" || body.comparisonId === undefined, {
    path: ["comparisonId"],
    message: "only messages are compared",
  });
export type CreateTurn = z.infer<typeof createTurnSchema>;
export type CreateTurnRequest = z.input<typeof createTurnSchema>;

/** `PATCH /api/threads/:threadId` */
export const updateThreadSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(TITLE_MAX_LENGTH).optional(),
    settings: settingsSchema.optional(),
    headTurnId: idSchema.optional(),
  })
  .refine((body) => Object.keys(body).length > 0, { message: "changes nothing" });
export type UpdateThread = z.infer<typeof updateThreadSchema>;

/**
 * `GET /api/threads/:threadId`: all of it; with `before`, a part. "end" gives what a reader of the shown branch
 * sees first, and a cursor from the part before gives the turns before those.
 */
export const threadPartSchema = z.strictObject({ before: z.string().max(200).optional() });
/**
 * `earlier`: the cursor to the turns that are not there; without it all are. `deleted`: turns that were taken away with
 * all that was below them.
 */
export type ThreadDetail = { thread: Thread; turns: Turn[]; earlier?: string; deleted?: string[] };

/**
 * `GET /api/models`: all that can answer. In demo mode the emulator answers; `problem` is set where the key
 * was refused. `agents` is empty where this server allows none.
 */
export type ModelList = {
  models: Target[];
  agents: Target[];
  isDemo: boolean;
  problem: "invalid_key" | "unreachable" | null;
  modelCalls: ModelCalls;
};

/**
 * `POST /api/attachments`: what is about to come. Room is kept for it, and where the same bytes are
 * here already nothing needs to come. `sha256` is in hexadecimal; `type` is what the browser takes it for.
 */
export const announceSchema = z.strictObject({
  name: z.string().min(1).max(FILE_NAME_MAX_LENGTH),
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "is not a SHA-256"),
  type: z.string().max(100),
});
export type Announce = z.infer<typeof announceSchema>;

/**
 * A file on its way in, of all four methods of `/api/attachments/:attachmentId`. PUT takes its bytes as
 * they are. `content` is what goes into the input of a turn; null until all of it is here.
 */
export type Attachment = { id: string; name: string; size: number; content: MediaContent | null };

/** The hash of the arguments that a person has seen, of `canonicalArguments`: SHA-256 in hexadecimal. */
const argumentsHash = z.string().regex(/^[0-9a-f]{64}$/, "is not a SHA-256");

/**
 * `POST /api/turns/:turnId/calls/:position`: what a person does about a call of a function. It never
 * carries what is to be run: arguments are stored first (`edit`) and then allowed by their hash. `answer`
 * is the result of what ran in the browser or by hand. Answered with the turn as it is after that.
 */
export const decideCallSchema = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("edit"),
    arguments: z.record(z.string(), z.unknown()).refine((args) => !isTooDeep(args), "is nested too deeply"),
    argumentsHash,
  }),
  z.strictObject({ action: z.literal("allow"), scope: z.enum(APPROVAL_SCOPES), argumentsHash }),
  z.strictObject({
    action: z.literal("deny"),
    reason: z.string().trim().min(1).max(1_000).optional(),
    argumentsHash,
  }),
  z.strictObject({
    action: z.literal("answer"),
    result: z.string().max(TEXT_MAX_LENGTH),
    isError: z.boolean().optional(),
    /** A picture of what happened, for computer use. */
    screenshotId: idSchema.optional(),
    argumentsHash,
  }),
]);
export type DecideCall = z.infer<typeof decideCallSchema>;
export const callParams = z.strictObject({
  turnId: idSchema,
  position: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
});

/** `POST /api/stores`: makes a file search store at Google. */
export const createStoreSchema = z.strictObject({
  displayName: z.string().trim().min(1).max(STORE_NAME_MAX_LENGTH),
});
export type StoreList = { stores: FileStore[] };

/** `GET /api/stores/:storeId`: Google is asked, too. `isGone` is null where it gave no answer. */
export type StoreDetail = FileStore & { isGone: boolean | null };

/** `POST /api/stores/:storeId/documents`: puts an attachment, whose bytes are here, into a store. */
export const addDocumentSchema = z.strictObject({
  attachmentId: idSchema,
  name: z.string().trim().min(1).max(FILE_NAME_MAX_LENGTH),
  metadata: z
    .array(
      z.strictObject({
        key: z.string().regex(METADATA_KEY_PATTERN, "is not a key"),
        value: z.union([z.string().trim().min(1).max(METADATA_VALUE_MAX_LENGTH), z.number()]),
      }),
    )
    .max(METADATA_MAX)
    .refine((pairs) => new Set(pairs.map(({ key }) => key)).size === pairs.length, "has a key twice"),
});
export type AddDocument = z.infer<typeof addDocumentSchema>;
export type DocumentList = { documents: StoreDocument[] };

const storeIdSchema = z.string().regex(STORE_ID_PATTERN);
export const storeParams = z.strictObject({ storeId: storeIdSchema });
export const documentParams = z.strictObject({ storeId: storeIdSchema, documentId: idSchema });

/** `GET /api/voices`: the voices of speech; each has a sample at `/api/voices/:voiceId/sample`. */
export type Voice = { id: string; name: string; description: string };
export type VoiceList = { voices: Voice[] };

/** `POST /api/turns/:turnId/speech`, answered by the sound as a `MediaContent`. */
export const readAloudSchema = z.strictObject({
  voice: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .optional(),
});

export const attachmentParams = z.strictObject({ attachmentId: idSchema });
export const mediaParams = z.strictObject({ mediaId: idSchema });
export const voiceParams = z.strictObject({ voiceId: z.string().regex(/^[\w-]{1,80}$/) });

export const threadParams = z.strictObject({ threadId: idSchema });
export const turnParams = z.strictObject({ turnId: idSchema });

/** `GET /api/turns/:turnId/code`: one request of the turn, counted from 0, for programs that make it again. */
export const codeSchema = z.strictObject({ position: z.coerce.number().int().min(0).max(1_000).default(0) });

/** `GET /api/turns/:turnId/recording`: what came after the event of that number. */
export const recordingSchema = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
});

/** `GET /embed/suggestions/:turnId/:index`, a page for a frame: the search suggestions of a turn, each once. */
export const suggestionParams = z.strictObject({
  turnId: idSchema,
  index: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number),
});

/** The body of requests that say everything by their address. */
export const emptySchema = z.strictObject({});

export const FUNCTIONS_MAX = 64;
/** `GET /api/functions`: what a person has saved for all threads, and what this server runs itself. */
export type FunctionLibrary = { saved: FunctionTool[]; builtIn: FunctionTool[] };
/** `PUT /api/functions/:name` with a `functionSchema` of that name, new or in the place of the saved one. */
export const functionParams = z.strictObject({ name: functionNameSchema });

export const MCP_SERVERS_MAX = 20;
const MCP_HEADERS_MAX = 20;
const MCP_HEADER_MAX_LENGTH = 4_096;
const MCP_URL_MAX_LENGTH = 2_048;

const mcpHeaderSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "is not the name of a header"),
  value: z
    .string()
    .regex(/^[\t\x20-\x7e\xa0-\xff]+$/, "is not the value of a header")
    .max(MCP_HEADER_MAX_LENGTH),
});

const mcpServerFields = {
  // Google calls it, not we: nothing here ever opens the address.
  url: z
    .url({ protocol: /^https$/ })
    .regex(/^[\x21-\x7e]+$/)
    .max(MCP_URL_MAX_LENGTH)
    .refine(isPublicAddress, "is not a public address"),
  headers: z
    .array(mcpHeaderSchema)
    .max(MCP_HEADERS_MAX)
    .refine(
      (headers) => new Set(headers.map(({ name }) => name.toLowerCase())).size === headers.length,
      "names a header twice",
    ),
};

/** `POST /api/mcp-servers`. Sent again unchanged it finds the server that it made before. */
export const createMcpServerSchema = z.strictObject({ name: mcpNameSchema, ...mcpServerFields });
export type CreateMcpServer = z.infer<typeof createMcpServerSchema>;
/** `PUT /api/mcp-servers/:name` replaces address and headers, all of them. */
export const replaceMcpServerSchema = z.strictObject(mcpServerFields);
export type ReplaceMcpServer = z.infer<typeof replaceMcpServerSchema>;
export const mcpServerParams = z.strictObject({ name: mcpNameSchema });

/** A server as it is shown: the values of its headers stay where they are. */
export type McpServerEntry = { name: string; url: string; headerNames: string[] };
/** `GET /api/mcp-servers`, by name. */
export type McpServerList = { servers: McpServerEntry[] };
