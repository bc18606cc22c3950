import { createEmulator, type EmulatorOptions } from "./emulator.ts";
import type { InteractionEvent, InteractionFields, Step } from "./wire.ts";

const ORIGIN = "http://emulator.test";

/** Speaks to an emulator of its own as bytes on the wire, for tests that the SDK would hide too much from. */
export function createTestClient(options: EmulatorOptions = {}) {
  const emulator = createEmulator({ pace: 0, seed: "tests", ...options });
  const headers = { "x-goog-api-key": "test-key", "content-type": "application/json" };
  const call = (method: string, path: string, body?: unknown, init?: RequestInit) =>
    emulator.fetch(`${ORIGIN}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      ...init,
    });
  const create = async (body: object): Promise<InteractionFields> =>
    (await call("POST", "/v1/interactions", { model: "gemini-3.8-flash", ...body })).json();
  const stream = (body: object, init?: RequestInit) =>
    call("POST", "/v1/interactions", { model: "gemini-3.8-flash", stream: true, ...body }, init);
  const get = async (id: string | undefined): Promise<InteractionFields> =>
    (await call("GET", `/v1/interactions/${id}`)).json();
  return { emulator, call, create, stream, get };
}

/** The events of a whole response, `[DONE]` left out. */
export async function readEvents(response: Response): Promise<InteractionEvent[]> {
  return parseEvents(await response.text());
}

export function parseEvents(text: string): InteractionEvent[] {
  const lines = text.split("\n\n").map((frame) => /^data: (\{.*)$/m.exec(frame)?.[1] ?? "");
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}

/** What has arrived until the body ended, failed, or said nothing for a moment. */
export async function readUntilQuiet(response: Response, quietMs = 150) {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  for (;;) {
    const quiet = new Promise<"quiet">((resolve) => setTimeout(resolve, quietMs, "quiet"));
    const next = await Promise.race([reader?.read().catch((error: Error) => error), quiet]);
    const text = new TextDecoder().decode(Buffer.concat(chunks));
    if (next === "quiet" || next instanceof Error) return { text, chunks, end: next };
    if (!next || next.done) return { text, chunks, end: "closed" };
    chunks.push(next.value);
  }
}

/** The text of the answer, as a reader would assemble it. */
export function answerOf(events: InteractionEvent[]): string {
  return events.map(textOfEvent).join("");
}

function textOfEvent(event: InteractionEvent): string {
  if (event.event_type === "step.delta" && event.delta.type === "text") return String(event.delta.text);
  if (event.event_type === "step.start" && event.step.type === "model_output") return textOf(event.step);
  return "";
}

export function outputOf({ steps = [] }: InteractionFields): string {
  return steps
    .filter(({ type }) => type === "model_output")
    .map(textOf)
    .join("");
}

function textOf({ content }: Step): string {
  return Array.isArray(content) ? content.map(({ text }) => text).join("") : "";
}
