import type { CreateTurn } from "@/lib/protocol/api";
import { newId } from "@/lib/protocol/id";
import type { Settings } from "@/lib/protocol/thread";
import { createListActions, type ListActions, type ListParts } from "./list-actions";
import { dropTurn, isUndelivered, runningBeside, unsentBeside } from "./thread-state";
import type { TurnFollower } from "./turn-follower";

export type ThreadActions = ListActions & {
  /**
   * Adds a turn at once: to the shown branch or, with `parentId`, to any turn; to a new thread where there
   * is none. Returns the thread's id.
   */
  send(message: Message): string;
  /** Sends the first message that waits, though the answer before it is not complete. */
  sendQueued(threadId: string): Promise<void>;
  /** Another message in the place of one, with all of its input new. What was never sent is gone by that. */
  replace(turnId: string, message: Replacing): void;
  /** Stops a turn, and what is compared with it. */
  stop(turnId: string): void;
};

type Message = {
  threadId: string | null;
  input: CreateTurn["input"];
  settings: Settings;
  parentId?: string;
  kind?: CreateTurn["kind"];
  /** The id that its turn will have, where it was given one before. */
  turnId?: string;
  /** What else it is asked of at the same time, for comparison. */
  others?: readonly Settings[];
};
/** With the settings that the thread has, but for one of a comparison, which keeps its own. */
type Replacing = Pick<Message, "input" | "parentId" | "others"> &
  Partial<Pick<CreateTurn, "comparisonId" | "settings">>;
type NewTurn = Pick<CreateTurn, "parentId" | "input" | "settings" | "kind" | "comparisonId"> &
  Pick<Message, "turnId" | "others">;
type Parts = { list: ListParts; follower: TurnFollower };

export function createThreadActions({ list, follower }: Parts): ThreadActions {
  const { store } = list;
  const get = store.getState;
  const post = (threadId: string, { turnId = newId(), others = [], ...turn }: NewTurn) => {
    const isNew = (get().members[threadId] ?? []).every((id) => isUndelivered(get(), id));
    const request = {
      ...turn,
      ...(others.length > 0 && { comparisonId: turnId }),
      ...(isNew && { newThread: true as const }),
    };
    // The last is the one that is shown.
    for (const settings of others)
      follower.send({ threadId, request: { ...request, turnId: newId(), settings } });
    follower.send({ threadId, request: { ...request, turnId } });
  };
  const lists = createListActions(list);
  const actions: ThreadActions = {
    send({ threadId, parentId, kind = "message", ...message }) {
      const id = threadId ?? newId();
      const last = get().branches[id]?.at(-1) ?? null;
      post(id, { ...message, parentId: parentId ?? last, kind });
      return id;
    },
    async sendQueued(threadId) {
      const { sendFirstNow } = await import("./queue/send-queued");
      sendFirstNow({ store, send: actions.send }, threadId);
    },
    replace(turnId, { input, parentId, others, ...compared }) {
      const turn = get().turns[turnId];
      if (!turn) return;
      if (get().deliveries[turnId]?.state === "failed") {
        const ids = unsentBeside(get(), turnId);
        for (const id of ids) store.setState((state) => dropTurn(state, id));
        // Without a network its code may not come: the outbox has the words until the page is loaded again.
        import("./put-back").then(({ release }) => release(turn, ids)).catch(() => undefined);
      }
      const settings = get().threads[turn.threadId]?.settings ?? turn.settings;
      const place = { parentId: parentId ?? turn.parentId, kind: turn.kind };
      post(turn.threadId, { ...place, input, settings, others, ...compared });
    },
    stop(turnId) {
      for (const id of runningBeside(get(), turnId)) follower.stop(id);
    },
    ...lists,
  };
  return actions;
}
