import { z } from "zod";
import { FOLDER_NAME_MAX_LENGTH, type Folder, THREADS_AT_ONCE } from "./folders";
import { idSchema } from "./schemas";
import type { Placement, Thread } from "./thread";

/**
 * `GET /api/threads`: the list as it is shown first. With `cursor`, which is opaque and comes from the page before,
 * or with `section`, one page of what stands in no folder, in a folder, or is archived; newest first.
 */
export const listThreadsSchema = z.strictObject({
  section: z.union([z.literal("archived"), idSchema]).optional(),
  cursor: z.string().max(200).optional(),
});
export type ListThreads = z.infer<typeof listThreadsSchema>;

export type ThreadSummary = Pick<Thread, "id" | "title" | "updatedAt"> &
  Placement & {
    isRunning: boolean;
    /** Something in it waits for its person. */
    isWaiting: boolean;
    /** Something in it ended since it was last looked at. */
    isUnread: boolean;
  };
export type ThreadPage = { threads: ThreadSummary[]; nextCursor: string | null };
/** What stands in no folder, the pinned ones, all of them, and the folders, each with its first page. */
export type ThreadList = ThreadPage & { pinned: ThreadSummary[]; folders: (Folder & ThreadPage)[] };

/**
 * `PATCH /api/threads`: places or deletes many at once, or takes that back. It changes those that are the owner's,
 * and answers which they are. Sent again it changes nothing more.
 */
export const organiseThreadsSchema = z
  .strictObject({
    threadIds: z.array(idSchema).min(1).max(THREADS_AT_ONCE),
    isPinned: z.boolean().optional(),
    /** Has those among them that are pinned stand in the order in which they are named. */
    isInOrder: z.literal(true).optional(),
    isArchived: z.boolean().optional(),
    folderId: idSchema.nullable().optional(),
    isDeleted: z.boolean().optional(),
  })
  .refine((body) => Object.keys(body).length > 1, { message: "changes nothing" });
export type OrganiseThreads = z.infer<typeof organiseThreadsSchema>;
export type OrganisedThreads = { threadIds: string[] };

export const folderNameSchema = z.string().trim().min(1).max(FOLDER_NAME_MAX_LENGTH);
/** `POST /api/folders`. The browser makes the id: sent again it finds the folder that it made before. */
export const createFolderSchema = z.strictObject({ id: idSchema, name: folderNameSchema });
export type CreateFolder = z.infer<typeof createFolderSchema>;
/** `PATCH /api/folders/:folderId` */
export const updateFolderSchema = z
  .strictObject({ name: folderNameSchema.optional(), isCollapsed: z.boolean().optional() })
  .refine((body) => Object.keys(body).length > 0, { message: "changes nothing" });
export type UpdateFolder = z.infer<typeof updateFolderSchema>;
export const folderParams = z.strictObject({ folderId: idSchema });
/** `DELETE /api/folders/:folderId`: the threads that were in it, which are in none now. */
export type EmptiedFolder = OrganisedThreads;
