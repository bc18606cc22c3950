import "server-only";
import { encodeEvent } from "@/lib/protocol/sse";
import type { Owner } from "@/lib/server/access/owner";
import { streamEvents } from "@/lib/server/event-stream";
import type { Outlet } from "@/lib/server/outlet";
import { watchActivity } from "./watches";

/** The owner's list for one reader, and again with every change, until one of them goes away. */
export function followActivity(owner: Owner): Response {
  return streamEvents((outlet, signal) => follow(owner, outlet, signal), { stream: "activity" });
}

async function follow(owner: Owner, outlet: Outlet, signal: AbortSignal): Promise<void> {
  const over = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => over.resolve());
  const leave = watchActivity(owner, {
    push(frame) {
      if (!outlet.send(frame)) over.resolve();
    },
    close() {
      outlet.send(encodeEvent({ event_type: "stream.reconnect" }));
      over.resolve();
    },
  });
  await over.promise.finally(leave);
}
