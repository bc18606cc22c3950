import { z } from "zod";
import { idSchema } from "./schemas";
import { TITLE_MAX_LENGTH, type Turn } from "./thread";

export const SHARES_MAX = 500;

/**
 * All that a shared page shows, and nothing else is public. It is made by `toSnapshot` from an allow-list:
 * settled turns of one branch, without thoughts, instructions, settings but the model, ids of Google, or
 * times finer than a day. Their ids are made for the share, and their media are the share's own files.
 */
export type ShareSnapshot = {
  version: 1;
  title: string;
  /** The day of UTC on which it was made or updated, as in 2026-11-26. */
  sharedOn: string;
  turns: Turn[];
};

/** `POST /api/threads/:threadId/shares`, answered by a `ShareEntry`. The branch is the one that ends in `headTurnId`. */
export const createShareSchema = z.strictObject({
  headTurnId: idSchema,
  title: z.string().trim().min(1).max(TITLE_MAX_LENGTH),
  /** Files that become public with it; no other does. */
  mediaIds: z.array(idSchema).max(500),
  /** Days until the link ends by itself; null for never. */
  expiresInDays: z.int().min(1).max(365).nullable(),
});
export type CreateShare = z.infer<typeof createShareSchema>;

/** `PUT /api/shares/:shareId` replaces what is shown under the same address, which otherwise ends when it did. */
export const updateShareSchema = createShareSchema.partial({ expiresInDays: true });
export type UpdateShare = z.infer<typeof updateShareSchema>;

export const shareParams = z.strictObject({ shareId: idSchema });
export const shareFileParams = z.strictObject({ shareId: idSchema, fileId: idSchema });

/** A link as its owner sees it; the address is `/s/:id`. */
export type ShareEntry = {
  id: string;
  threadId: string | null;
  title: string;
  /** How many messages and files are public by it. */
  messages: number;
  files: number;
  createdAt: number;
  updatedAt: number;
  expiresAt: number | null;
  views: number;
  /** Turns were added to the branch since. */
  isOutdated: boolean;
};

/**
 * `GET /api/shares`: all links that still work, newest first, and with `?threadId=` those of a thread.
 * `DELETE /api/shares/:shareId` revokes one, `DELETE /api/shares` all.
 */
export type ShareList = { shares: ShareEntry[] };
export const listSharesSchema = z.strictObject({ threadId: idSchema.optional() });

/**
 * `GET /api/threads/:threadId/share-preview?headTurnId=`: what would become public, before it does.
 * `isMade` where a model made the file, not the person.
 */
export type SharePreview = {
  messages: number;
  replies: number;
  files: ShareableFile[];
  /** Passages that look as if they should not be public. */
  findings: { kind: PrivateKind; text: string; where: "message" | "reply" }[];
};

export const previewShareSchema = z.strictObject({ headTurnId: idSchema });

export type ShareableFile = {
  mediaId: string;
  name: string;
  mimeType: string;
  size: number;
  isMade: boolean;
  /** Why it cannot be shared. */
  problem?: ShareFileProblem;
  /** It is copied as it is, with whatever it says of its author, or of where and when it was made. */
  keepsFacts?: true;
};

/** `keeps_place`: it may say where it was taken, and that cannot be taken out of a file of its type. */
export type ShareFileProblem = "keeps_place" | "too_large" | "missing";

export const PRIVATE_KINDS = ["email", "key", "phone"] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** `POST /api/shares/:shareId/continue` makes the viewer's own thread from what the page shows. */
export type ContinuedThread = { threadId: string };
