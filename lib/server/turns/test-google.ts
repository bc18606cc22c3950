import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An API of a test's own, which answers every call by what the test writes. */
export type TestGoogle = {
  url: string;
  /** What is written in answer to a streamed call, from the next call on. */
  answerWith(write: (response: ServerResponse) => Promise<void> | void): void;
  close(): void;
};

export async function startTestGoogle(): Promise<TestGoogle> {
  let answer: (response: ServerResponse) => Promise<void> | void = (response) => void response.end();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    if (!body.includes('"stream":true')) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(
      frameOf({ event_type: "interaction.created", interaction: { id: "v1_test", status: "in_progress" } }),
    );
    response.write(frameOf({ event_type: "step.start", index: 0, step: { type: "model_output" } }));
    await answer(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith(write) {
      answer = write;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function frameOf(event: { event_type: string; [field: string]: unknown }): string {
  return `event: ${event.event_type}\ndata: ${JSON.stringify(event)}\n\n`;
}

export const textFrame = (text: string) =>
  frameOf({ event_type: "step.delta", index: 0, delta: { type: "text", text } });

export const END =
  frameOf({ event_type: "step.stop", index: 0 }) +
  frameOf({ event_type: "interaction.completed", interaction: { id: "v1_test", status: "completed" } });
