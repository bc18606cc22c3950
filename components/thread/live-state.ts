import type { ThreadActions } from "@/lib/client/thread-actions";

/** What a turn has besides itself where one can act on it; a shared page has none of it. */
export type LiveState = {
  isLast: boolean;
  delivery: "sending" | "failed" | "delivered";
  deliveryError: string | null;
  connection: "open" | "reconnecting" | "offline" | "idle";
  versions: { index: number; count: number };
  actions: ThreadActions;
};
