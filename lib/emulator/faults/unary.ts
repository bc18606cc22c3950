import { aborted, delay } from "../clock.ts";
import { ConnectionReset, JSON_TYPE } from "../errors.ts";
import { json } from "../router.ts";
import { toBytes } from "../sse.ts";
import type { InteractionFields } from "../wire.ts";
import type { UnaryDamage } from "./fault.ts";

/** The unary answer as a damaged connection brings it. */
export async function toUnaryResponse(
  resource: InteractionFields,
  damage: UnaryDamage | undefined,
  signal: AbortSignal,
): Promise<Response> {
  switch (damage) {
    case undefined:
      return json(resource);
    case "no usage":
      return json({ ...resource, usage: undefined });
    case "silence":
      await aborted(signal);
      return json(resource);
    case "cut":
    case "reset":
      return halfResponse(JSON.stringify(resource), damage === "reset");
  }
}

function halfResponse(text: string, isReset: boolean): Response {
  const half = toBytes(text.slice(0, text.length / 2));
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(half);
      if (!isReset) return controller.close();
      await delay(50);
      controller.error(new ConnectionReset());
    },
  });
  return new Response(body, { status: 200, headers: { "content-type": JSON_TYPE } });
}
