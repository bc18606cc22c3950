import type { CreateTurnRequest } from "@/lib/protocol/api";
import { ID_PATTERN } from "@/lib/protocol/id";

const KEY = "parley.outbox";

/** A turn that was sent and not yet accepted: it may be sent again any number of times, it has its id. */
export type Send = {
  threadId: string;
  request: CreateTurnRequest;
  /** The server has said no, or it was called back: only a person sends it again. */
  isHeld?: true;
};

/** Sends that the server has not accepted survive a reload here, until they are accepted, replaced or deleted. */
export function readOutbox(): Send[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isSend) : [];
  } catch {
    return [];
  }
}

// Only what this page could not even show is left out: the server checks the rest.
function isSend(value: unknown): value is Send {
  const { threadId, request } = (value ?? {}) as { threadId?: unknown; request?: Partial<CreateTurnRequest> };
  return (
    isId(threadId) &&
    isId(request?.turnId) &&
    Array.isArray(request?.input) &&
    Boolean(request.settings?.model)
  );
}

function isId(value: unknown): boolean {
  return typeof value === "string" && ID_PATTERN.test(value);
}

export function putInOutbox(send: Send): void {
  write([...readOutbox().filter((other) => other.request.turnId !== send.request.turnId), send]);
}

export function takeFromOutbox(turnId: string): void {
  write(readOutbox().filter((send) => send.request.turnId !== turnId));
}

function write(sends: readonly Send[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(sends));
  } catch {
    // Without storage (private windows, a full disk) a send lives as long as its page.
  }
}
