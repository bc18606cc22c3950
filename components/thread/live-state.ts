import type { Connection } from "@/lib/client/event-stream";
import type { TurnActions } from "@/lib/client/turn-actions";
import type { MediaContent } from "@/lib/protocol/media";
import type { Target } from "@/lib/protocol/targets";

/** What a turn has besides itself where one can act on it; a shared page has none of it. */
export type LiveState = {
  isLast: boolean;
  delivery: "sending" | "failed" | "delivered";
  deliveryError: string | null;
  /** When it may be sent again, in ms since the epoch. */
  deliveryRetryAt: number | null;
  connection: Connection;
  versions: { index: number; count: number };
  /** What was asked for, here or in a turn before. */
  askedFor: string;
  /** The picture that the turn begins from. */
  reference: MediaContent | null;
  /** What answers the turn. */
  target: Target;
  actions: TurnActions;
};
