import { joinSentences, t } from "@/lib/i18n/translate";
import type { StreamEvent } from "@/lib/protocol/events";
import { isFolded } from "@/lib/protocol/events";
import { reduceTurn } from "@/lib/protocol/reduce";
import { parseStreamEvent } from "@/lib/protocol/sse";
import { isTurnSettled, newTurn, type Turn } from "@/lib/protocol/thread";
import { api } from "./api";
import { followStream } from "./event-stream";
import { putInOutbox, type Send, takeFromOutbox } from "./outbox";
import { ApiError } from "./request";
import { ensureSession } from "./session";
import { reloadStalePage } from "./stale-page";
import { stopTurn, stopWishes } from "./stop-turn";
import { STREAM_PLACES, type StreamPlace, takeStreamPlace } from "./stream-places";
import { setTitle } from "./thread-list-state";
import { addTurn, type Delivery, putTurns, setDelivery, setModelCalls } from "./thread-state";
import type { ThreadStore } from "./thread-store-type";

/** Keeps turns of a store in step with the server, one stream for each turn that runs. */
export type TurnFollower = {
  /** Sends a turn, as often as it takes, and follows it. */
  send(send: Send): void;
  /** Sends what a page before this one could not, and shows what was refused or called back there. */
  takeUp(sends: readonly Send[]): void;
  /** Follows those of stored turns that run. What is stored was sent, whatever was heard of it. */
  noteStored(turns: readonly Turn[]): void;
  /** Sends again what could not be sent, under the same id; false where there is no such send. */
  resend(turnId: string): boolean;
  follow(turnId: string): void;
  /** Stops a turn at the server, or calls it back where it was not sent yet. */
  stop(turnId: string): void;
};

type FollowerOptions = {
  store: ThreadStore;
  hasSession: boolean;
  /** The thread in front of the person now. */
  shownThreadId(): string | undefined;
  /** The server has stored something that a list of threads shows: a turn, or a title. */
  onStored(threadId: string): void;
  onSettled(turn: Turn): void;
};

export function createTurnFollower(options: FollowerOptions): TurnFollower {
  const { store, hasSession, shownThreadId, onStored, onSettled } = options;
  // What ends the stream of each, the oldest first.
  const followed = new Map<string, AbortController>();
  // Sends that the server has not acknowledged: until then they can be called back here.
  const unaccepted = new Map<string, { recall: AbortController; isInFlight: boolean; mayBeThere: boolean }>();
  const unwanted = new Set<string>();
  const failed = new Map<string, Send>();
  const changed = createFrameBatch((turns) => store.setState((state) => putTurns(state, turns)));
  const latest = (turnId: string): Turn | undefined => changed.get(turnId) ?? store.getState().turns[turnId];

  const noteArrived = (turnId: string) => {
    if (!failed.delete(turnId)) return;
    takeFromOutbox(turnId);
    noteDelivered(turnId);
  };
  const handle = (turnId: string, event: StreamEvent) => {
    if (event.event_type === "thread.titled") {
      store.setState((state) => setTitle(state, event.threadId, event.title));
      onStored(event.threadId);
      return;
    }
    const before = latest(turnId);
    const after = event.event_type === "turn.snapshot" ? event.turn : fold(before, event);
    // A snapshot that is behind what is shown was read before it: the next one is not.
    if (!after || after === before || (before && after.cursor < before.cursor)) return;
    // A send that was given up here had arrived after all.
    noteArrived(turnId);
    changed.put(after);
    if (isTurnSettled(after) && !(before && isTurnSettled(before))) onSettled(after);
  };

  const run = async (
    turnId: string,
    open: (signal: AbortSignal) => Promise<Response>,
    recalled: AbortSignal = NEVER,
  ) => {
    if (followed.has(turnId)) return;
    makeRoom();
    const dropped = new AbortController();
    followed.set(turnId, dropped);
    const held: { place: StreamPlace | null } = { place: null };
    try {
      await followStream({
        async open(signal) {
          held.place ??= await takeStreamPlace();
          return open(signal);
        },
        mayStay: () => held.place !== null,
        parse: parseStreamEvent,
        onEvent: (event) => handle(turnId, event),
        onConnection: (connection) =>
          store.setState((state) => ({ connections: { ...state.connections, [turnId]: connection } })),
        isDone: () => isOver(turnId),
        signal: AbortSignal.any([recalled, dropped.signal]),
      });
    } finally {
      held.place?.leave();
      if (followed.get(turnId) === dropped) followed.delete(turnId);
    }
  };
  // Nobody looks at the one that is let go. The activity says when it ends; opened, its thread has it followed again.
  const makeRoom = () => {
    if (followed.size < STREAM_PLACES) return;
    const shown = shownThreadId();
    for (const [turnId, stream] of followed) {
      if (unaccepted.has(turnId) || latest(turnId)?.threadId === shown) continue;
      followed.delete(turnId);
      stream.abort();
      return;
    }
  };
  const isOver = (turnId: string) => {
    const turn = latest(turnId);
    return turn !== undefined && isTurnSettled(turn);
  };
  const stopAtServer = (turnId: string) => stopTurn(turnId, () => isOver(turnId));
  const openEvents = (turnId: string) => (signal: AbortSignal) =>
    api.followTurn(turnId, latest(turnId)?.cursor ?? 0, signal);
  const show = ({ threadId, request }: Send) => {
    const { turnId, kind = "message" } = request;
    const turn = newTurn({ ...request, id: turnId, threadId, kind, createdAt: Date.now() });
    store.setState((state) => addTurn(state, turn));
  };
  const fail = (send: Send, delivery: Delivery) => {
    failed.set(send.request.turnId, send);
    store.setState((state) => setDelivery(state, send.request.turnId, delivery));
  };
  const hold = (send: Send) => {
    const { threadId, request } = send;
    const { turns, loads, summaries } = store.getState();
    if (turns[request.turnId]) return takeFromOutbox(request.turnId);
    show(send);
    fail(send, { state: "failed", error: null });
    // The rest of its thread comes once that is opened.
    if (!request.newThread || summaries.some(({ id }) => id === threadId)) store.setState({ loads });
  };
  const noteDelivered = (turnId: string) =>
    store.setState((before) => setDelivery(before, turnId, { state: "delivered", error: null }));

  return {
    send(send) {
      const { threadId, request } = send;
      const { turnId } = request;
      putInOutbox(send);
      show(send);
      const recall = new AbortController();
      const sending = { recall, isInFlight: false, mayBeThere: false };
      unaccepted.set(turnId, sending);
      const open = async (signal: AbortSignal) => {
        if (!unaccepted.has(turnId)) return openEvents(turnId)(signal);
        if (unwanted.has(turnId)) this.stop(turnId);
        recall.signal.throwIfAborted();
        // The cookie first: an answer that gets lost must be found again by whoever asked.
        if (!hasSession) await ensureSession();
        sending.isInFlight = true;
        sending.mayBeThere = true;
        const response = await api.createTurn(threadId, request, signal).finally(() => {
          sending.isInFlight = false;
        });
        unaccepted.delete(turnId);
        takeFromOutbox(turnId);
        noteDelivered(turnId);
        onStored(threadId);
        if (unwanted.has(turnId)) void stopAtServer(turnId);
        return response;
      };
      const giveUp = (cause: unknown) => {
        if (!unaccepted.delete(turnId)) return;
        // A server of another build may take it from a page of its own: until that is loaded, the outbox has it.
        if (cause instanceof ApiError && cause.status === 400 && reloadStalePage()) return;
        // Its text goes back to the composer, where there is room for it; only a person sends it again.
        putInOutbox({ ...send, isHeld: true });
        fail(send, toFailedDelivery(cause));
        if (cause instanceof ApiError && cause.code === "model_calls_off") {
          store.setState((before) => setModelCalls(before, "off"));
        }
      };
      run(turnId, open, recall.signal).catch((cause: unknown) => {
        if (!(cause instanceof ApiError && cause.code === "sign_in_needed")) return giveUp(cause);
        // It goes out from the outbox once its person has signed in again, unless they call it back.
        recall.signal.addEventListener("abort", () => giveUp(recall.signal.reason), { once: true });
      });
    },
    takeUp(sends) {
      for (const { isHeld, ...send } of sends) {
        if (isHeld) hold(send);
        else this.send(send);
      }
    },
    noteStored(turns) {
      for (const turn of turns) {
        noteArrived(turn.id);
        if (!isTurnSettled(turn)) this.follow(turn.id);
      }
    },
    resend(turnId) {
      const send = failed.get(turnId);
      if (send) this.send(send);
      return send !== undefined;
    },
    stop(turnId) {
      stopWishes.add(turnId);
      const sending = unaccepted.get(turnId);
      // A request that is on its way may arrive whatever happens here: it is awaited, then stopped.
      if (sending?.isInFlight) unwanted.add(turnId);
      else sending?.recall.abort(new Recalled());
      // Of an earlier request only the answer may have been lost.
      if (!sending || (sending.mayBeThere && !sending.isInFlight)) void stopAtServer(turnId);
    },
    follow(turnId) {
      // What was not sent has no events.
      if (failed.has(turnId)) return;
      run(turnId, openEvents(turnId)).catch(() => undefined);
    },
  };
}

const NEVER = new AbortController().signal;

class Recalled extends Error {}

function toFailedDelivery(cause: unknown): Delivery {
  if (cause instanceof Recalled) return { state: "failed", error: t("Stopped before it was sent.") };
  if (!(cause instanceof ApiError)) return { state: "failed", error: null };
  const { message, retryAt, status } = cause;
  // What has to wait for its time is not lost by that.
  const isKept = status === 429 || status === 503;
  return {
    state: "failed",
    error: isKept ? joinSentences(message, t("Your message is kept.")) : message,
    retryAt,
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
