import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { trace } from "@opentelemetry/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRig, type Rig } from "@/lib/server/rig";
import { startTracing } from "./start";

const WORDS = "words-that-somebody-has-typed";

/** A collector that keeps what it is sent, as it comes. */
const received: string[] = [];
const collector = createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  received.push(Buffer.concat(pieces).toString("utf8"));
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
});

let rig: Rig;
beforeAll(async () => {
  collector.listen(0, "127.0.0.1");
  await once(collector, "listening");
  const { port } = collector.address() as AddressInfo;
  rig = await createRig({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "50",
  });
  await startTracing();
});
afterAll(async () => {
  await rig.close();
  collector.closeAllConnections();
  collector.close();
});

type Sent = { name: string; spanId: string; parentSpanId?: string; attributes: { key: string }[] };

const spans = (): Sent[] =>
  received.flatMap((body) =>
    (JSON.parse(body).resourceSpans as { scopeSpans: { spans: Sent[] }[] }[]).flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap((scope) => scope.spans),
    ),
  );

test("a turn and its call are spans, the one within the other, without a word of anybody", async () => {
  const turn = await rig.ask({ text: WORDS });
  expect(turn.status).toBe("completed");
  const callOf = (parent: Sent | undefined) =>
    spans().find(({ parentSpanId }) => parentSpanId !== undefined && parentSpanId === parent?.spanId);
  await expect.poll(() => callOf(spans().find(({ name }) => name === "turn"))?.name).toBe("gemini");
  expect(received.join()).toContain('"gemini-3.8-flash"');
  expect(received.join()).toContain('"completed"');
  for (const secret of [WORDS, turn.id, turn.threadId, rig.owner.id, "test-key"]) {
    expect(received.join()).not.toContain(secret);
  }
});

test("what a framework writes into a span is left out, but for routes and numbers", async () => {
  const span = trace.getTracer("next").startSpan("a request");
  span.setAttributes({ "http.target": `/s/${WORDS}`, "http.route": "/s/[shareId]", "http.url": WORDS });
  span.recordException(new Error(WORDS));
  span.setStatus({ code: 2, message: WORDS });
  span.end();
  const find = () => spans().find(({ name }) => name === "a request");
  await expect.poll(find).toBeDefined();
  expect(find()?.attributes.map(({ key }) => key)).toEqual(["http.route", "operation.name"]);
  expect(received.join()).not.toContain(WORDS);
});
