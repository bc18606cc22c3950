import { z } from "zod";
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

export const threadParams = z.strictObject({ threadId: idSchema });
export const turnParams = z.strictObject({ turnId: idSchema });

/** The body of requests that say everything by their address. */
export const emptySchema = z.strictObject({});
