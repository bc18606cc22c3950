import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A piece of an answer: the fields of a step as it starts, and what is added to it. */
export type ScriptedStep = { step: Record<string, unknown>; deltas?: Record<string, unknown>[] };

/** The emulator with one answer of the test's own making, which every streamed turn gets. */
export type ScriptedGoogle = {
  url: string;
  answerWith(...steps: ScriptedStep[]): void;
  /** The next turns are refused with this message, until there is an answer again. */
  refuseWith(message: string): void;
  /** The next answer waits before its first annotations until they are let go. */
  holdAnnotations(): () => void;
  remove(): void;
};

export async function startScriptedGoogle(emulatorUrl: string): Promise<ScriptedGoogle> {
  let script: readonly ScriptedStep[] = [];
  let refusal: string | null = null;
  let held: Promise<void> = Promise.resolve();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request);
    if (/interactions$/.test(request.url ?? "") && body.includes('"stream":true')) {
      if (refusal === null) await play(script, response, held);
      else refuse(refusal, response);
    } else await passOn(emulatorUrl, { request, body, response });
  };
  // A title may be asked for as the tests are over: who asks and who would answer go away in the middle of it.
  const server = createServer((request, response) =>
    answer(request, response).catch(() => response.destroy()),
  );
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answerWith(...steps) {
      script = steps;
      refusal = null;
    },
    refuseWith(message) {
      refusal = message;
    },
    holdAnnotations() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    remove: () => server.close(),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const bytes of request) body += bytes;
  return body;
}

async function play(script: readonly ScriptedStep[], response: ServerResponse, held: Promise<void>) {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (event_type: string, fields: object) =>
    response.write(`event: ${event_type}\ndata: ${JSON.stringify({ event_type, ...fields })}\n\n`);
  const interaction = { id: `v1_${crypto.randomUUID()}`, object: "interaction", model: "gemini-3.8-flash" };
  send("interaction.created", { interaction: { ...interaction, status: "in_progress" } });
  for (const [index, { step, deltas = [] }] of script.entries()) {
    send("step.start", { index, step });
    for (const delta of deltas) {
      if (delta.type === "text_annotation_delta") await held;
      send("step.delta", { index, delta });
    }
    send("step.stop", { index });
  }
  send("interaction.completed", { interaction: { ...interaction, status: "completed" } });
  response.end("event: done\ndata: [DONE]\n\n");
}

function refuse(message: string, response: ServerResponse): void {
  response.writeHead(400, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { code: 400, message, status: "INVALID_ARGUMENT" } }));
}

type Passed = { request: IncomingMessage; body: string; response: ServerResponse };

async function passOn(emulatorUrl: string, { request, body, response }: Passed): Promise<void> {
  const answer = await fetch(emulatorUrl + request.url, {
    method: request.method ?? "GET",
    headers: { "content-type": "application/json", "x-goog-api-key": "test-key" },
    ...(body && { body }),
  });
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
  response.end(await answer.text());
}

export type Citation = { words: string; url?: string; title?: string; [field: string]: unknown };

/** A text in small pieces, and then the citations that end where their words do. */
export function citedText(text: string, citations: readonly Citation[] = [], pieceLength = 7): ScriptedStep {
  const pieces = text.match(new RegExp(`[^]{1,${pieceLength}}`, "gu")) ?? [];
  const annotations = citations.map(({ words, ...fields }) => {
    const start = text.indexOf(words);
    const [start_index, end_index] = [start, start + words.length].map((at) =>
      Buffer.byteLength(text.slice(0, at)),
    );
    return { type: "url_citation", ...fields, start_index, end_index };
  });
  const deltas: Record<string, unknown>[] = pieces.map((piece) => ({ type: "text", text: piece }));
  if (annotations.length > 0) deltas.push({ type: "text_annotation_delta", annotations });
  return { step: { type: "model_output" }, deltas };
}

/** A search with its suggestions, as Gemini 3 tells of it before the answer and Gemini 2.5 after it. */
export function search(...suggestions: string[]): ScriptedStep[] {
  return [
    { step: { type: "google_search_call", id: "search01", arguments: { queries: ["euro 2024"] } } },
    {
      step: { type: "google_search_result", call_id: "search01" },
      deltas: [
        {
          type: "google_search_result",
          result: suggestions.map((search_suggestions) => ({ search_suggestions })),
        },
      ],
    },
  ];
}
