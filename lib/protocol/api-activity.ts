import { z } from "zod";
import { idSchema } from "./schemas";
import type { TurnStatus } from "./thread";

/** One turn that runs, waits for its person, or ended without being looked at, of any thread. */
export type ActivityEntry = {
  turnId: string;
  threadId: string;
  /** That of the thread. */
  title: string | null;
  /** The id of what answers. */
  target: string;
  status: TurnStatus;
  isBackground: boolean;
  /** It ended, or began to wait, since its thread was last in front of its owner. */
  isUnread: boolean;
  /** Milliseconds since the epoch. */
  startedAt: number;
  settledAt: number | null;
  steps: number;
  /** Null while the API has told of none. */
  tokens: number | null;
};

/** Whether models are called here at all. While they are not, everything can be read and nothing is answered. */
export type ModelCalls = "on" | "off";

/** `GET /api/activity`: what runs, then what waits, then what is done, each newest first. */
export type ActivityList = { entries: ActivityEntry[]; modelCalls: ModelCalls };

/** `GET /api/activity/events`: the whole list, at once and whenever it has changed; never the same one twice. */
export type ActivityEvent =
  | ({ event_type: "activity.changed" } & ActivityList)
  /** The server goes away, or the reader was too slow: come back. */
  | { event_type: "stream.reconnect" };

/** `POST /api/activity/dismiss`: takes turns that are done out of the list; without ids, all of them. */
export const dismissSchema = z.strictObject({ turnIds: z.array(idSchema).max(200).optional() });
export type Dismiss = z.infer<typeof dismissSchema>;
