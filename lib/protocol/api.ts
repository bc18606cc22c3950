import { z } from "zod";
import { FILE_NAME_MAX_LENGTH, type MediaContent } from "./media";
import { idSchema, inputSchema, settingsSchema } from "./schemas";
import type { Target } from "./targets";
import { type Thread, TITLE_MAX_LENGTH, TURN_KINDS, type Turn } from "./thread";

/**
 * `POST /api/threads/:threadId/turns`, answered by the stream of the turn's events.
 * The browser makes the ids, so a request that is sent again finds the turn that it made before.
 * `newThread` makes the thread in the same transaction as its first turn.
 */
export const createTurnSchema = z
  .strictObject({
    turnId: idSchema,
    parentId: idSchema.nullable(),
    kind: z.enum(TURN_KINDS).default("message"),
    input: inputSchema,
    settings: settingsSchema,
    newThread: z.literal(true).optional(),
  })
  .refine((body) => body.kind === "continuation" || body.input.length > 0, {
    path: ["input"],
    message: "is empty",
  })
  .refine((body) => body.kind === "message" || (body.parentId !== null && body.input.length === 0), {
    path: ["kind"],
    message: "a continuation has a parent and no input",
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

/** `GET /api/threads`: newest first; `cursor` is opaque and comes from the page before. */
export const listThreadsSchema = z.strictObject({ cursor: z.string().max(200).optional() });

export type ThreadSummary = Pick<Thread, "id" | "title" | "updatedAt"> & { isRunning: boolean };
export type ThreadPage = { threads: ThreadSummary[]; nextCursor: string | null };

/** `GET /api/threads/:threadId` */
export type ThreadDetail = { thread: Thread; turns: Turn[] };

/** `GET /api/models`. In demo mode the emulator answers; `problem` is set where the key was refused. */
export type ModelList = { models: Target[]; isDemo: boolean; problem: "invalid_key" | "unreachable" | null };

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

/** The body of requests that say everything by their address. */
export const emptySchema = z.strictObject({});
