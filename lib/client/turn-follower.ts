import type { StreamEvent } from "@/lib/protocol/events";
import { isFolded } from "@/lib/protocol/events";
import { reduceTurn } from "@/lib/protocol/reduce";
import { isTurnSettled, newTurn, type Turn } from "@/lib/protocol/thread";
import { ApiError, api } from "./api";
import { followStream } from "./event-stream";
import { putInOutbox, type Send, takeFromOutbox } from "./outbox";
import { addTurn, putTurns, setTitle } from "./thread-state";
import type { ThreadStore } from "./thread-store-type";

/** Keeps turns of a store in step with the server, one stream for each turn that runs. */
export type TurnFollower = {
  /** Sends a turn, as often as it takes, and follows it. */
  send(send: Send): void;
  follow(turnId: string): void;
  close(): void;
};

export function createTurnFollower(store: ThreadStore, onSettled: (turn: Turn) => void): TurnFollower {
  const page = new AbortController();
  const followed = new Set<string>();
  const changed = createFrameBatch((turns) => store.setState((state) => putTurns(state, turns)));
  const latest = (turnId: string): Turn | undefined => changed.get(turnId) ?? store.getState().turns[turnId];

  const handle = (turnId: string, event: StreamEvent) => {
    if (event.event_type === "thread.titled") {
      store.setState((state) => setTitle(state, event.threadId, event.title));
      return;
    }
    const before = latest(turnId);
    const after = event.event_type === "turn.snapshot" ? event.turn : fold(before, event);
    if (!after || after === before) return;
    changed.put(after);
    if (isTurnSettled(after) && !(before && isTurnSettled(before))) onSettled(after);
  };

  const run = async (turnId: string, open: (signal: AbortSignal) => Promise<Response>) => {
    if (followed.has(turnId)) return;
    followed.add(turnId);
    try {
      await followStream({
        open,
        onEvent: (event) => handle(turnId, event),
        onConnection: (connection) =>
          store.setState((state) => ({ connections: { ...state.connections, [turnId]: connection } })),
        isDone: () => {
          const turn = latest(turnId);
          return turn !== undefined && isTurnSettled(turn);
        },
        signal: page.signal,
      });
    } finally {
      followed.delete(turnId);
    }
  };
  const openEvents = (turnId: string) => (signal: AbortSignal) =>
    api.followTurn(turnId, latest(turnId)?.cursor ?? 0, signal);
  const setDelivery = (turnId: string, state: "failed" | "delivered", error: string | null) =>
    store.setState((before) =>
      putTurns({ ...before, deliveries: { ...before.deliveries, [turnId]: { state, error } } }, []),
    );

  return {
    send(send) {
      const { threadId, request } = send;
      const { turnId } = request;
      putInOutbox(send);
      store.setState((state) =>
        addTurn(
          state,
          newTurn({ ...request, id: turnId, threadId, kind: request.kind, createdAt: Date.now() }),
        ),
      );
      let isAccepted = false;
      const open = async (signal: AbortSignal) => {
        if (isAccepted) return openEvents(turnId)(signal);
        const response = await api.createTurn(threadId, request, signal);
        isAccepted = true;
        takeFromOutbox(turnId);
        setDelivery(turnId, "delivered", null);
        return response;
      };
      run(turnId, open).catch((cause: unknown) => {
        if (page.signal.aborted) return;
        if (!isAccepted) setDelivery(turnId, "failed", cause instanceof ApiError ? cause.message : null);
      });
    },
    follow(turnId) {
      run(turnId, openEvents(turnId)).catch(() => undefined);
    },
    close: () => page.abort(),
  };
}

function fold(turn: Turn | undefined, event: StreamEvent): Turn | undefined {
  return turn && isFolded(event) ? reduceTurn(turn, event) : turn;
}

// A page in the background gets no animation frames; what arrives there is shown by a slow clock.
const HIDDEN_MS = 200;

/** Collects changed turns and hands them on once per animation frame, whatever arrives. */
function createFrameBatch(show: (turns: readonly Turn[]) => void) {
  let pending = new Map<string, Turn>();
  const flush = () => {
    const turns = [...pending.values()];
    pending = new Map();
    show(turns);
  };
  return {
    get: (turnId: string) => pending.get(turnId),
    put(turn: Turn) {
      if (pending.size === 0) {
        if (document.visibilityState === "visible") requestAnimationFrame(flush);
        else setTimeout(flush, HIDDEN_MS);
      }
      pending.set(turn.id, turn);
    },
  };
}
