import { z } from "zod";
import { createTurnSchema } from "@/lib/protocol/api";
import { idSchema } from "@/lib/protocol/id";

const KEY = "parley.outbox";

const sendSchema = z.object({ threadId: idSchema, request: createTurnSchema });
/** A turn that was sent and not yet accepted: it may be sent again any number of times, it has its id. */
export type Send = z.infer<typeof sendSchema>;

/** Sends that the server has not accepted survive a reload here. */
export function readOutbox(): Send[] {
  try {
    const result = z.array(sendSchema).safeParse(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
    return result.success ? result.data : [];
  } catch {
    return [];
  }
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
