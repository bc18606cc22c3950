import { z } from "zod";
import { idSchema } from "./schemas";

/**
 * `POST /api/threads/:threadId/fork`: makes a thread of the turns from the root to `turnId`. The browser makes the id
 * of the new one: sent again it finds the thread that it made before.
 */
export const forkThreadSchema = z.strictObject({ threadId: idSchema, turnId: idSchema });
export type ForkThread = z.infer<typeof forkThreadSchema>;
export type ForkedThread = { threadId: string };

/** `DELETE /api/threads/:threadId/turns/:turnId`: takes the turn and all below it away. `POST …/restore` puts them back. */
export const branchParams = z.strictObject({ threadId: idSchema, turnId: idSchema });
/** The leaf that is shown from now on; null where no turn is left. */
export type DeletedBranch = { headTurnId: string | null };
