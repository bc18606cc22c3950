import "server-only";
import { encodeEvent } from "@/lib/protocol/sse";
import type { Owner } from "@/lib/server/access/owner";
import { env } from "@/lib/server/env";
import { STREAM_HEADERS } from "@/lib/server/turns/follow";
import { BACKLOG, createOutlet } from "@/lib/server/turns/outlet";
import { watchActivity } from "./watches";

/** The owner's list for one reader, and again with every change, until one of them goes away. */
export function followActivity(owner: Owner): Response {
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const outlet = createOutlet(controller, env().HEARTBEAT_MS);
        const leaveWatch = watchActivity(owner, {
          push(frame) {
            if (!outlet.send(frame)) leave();
          },
          close() {
            outlet.send(encodeEvent({ event_type: "stream.reconnect" }));
            outlet.close();
          },
        });
        leave = () => {
          leaveWatch();
          outlet.close();
        };
      },
      cancel: () => leave(),
    },
    BACKLOG,
  );
  return new Response(body, { headers: STREAM_HEADERS });
}
