import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { GoogleGenAI, type Interactions } from "@google/genai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEmulator } from "./emulator.ts";
import { createEmulatorServer } from "./server.ts";

const emulator = createEmulator({ pace: 0 });
const server = createEmulatorServer(emulator);
const noRetries = { retries: { strategy: "none" as const } };
const model = "gemini-3.8-flash";
let baseUrl = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  emulator.close();
  server.close();
  server.closeAllConnections();
});

const clients: [string, (apiVersion?: string) => GoogleGenAI][] = [
  [
    "in process",
    (apiVersion) => new GoogleGenAI({ apiKey: "k", apiVersion, httpOptions: { fetch: emulator.fetch } }),
  ],
  ["over HTTP", (apiVersion) => new GoogleGenAI({ apiKey: "k", apiVersion, httpOptions: { baseUrl } })],
  [
    "over HTTP below a path prefix",
    () => new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl: `${baseUrl}/some/prefix/` } }),
  ],
];

describe.each(clients)("the SDK %s", (_name, client) => {
  test("creates an interaction and reads its text", async () => {
    const interaction = await client().interactions.create({ model, input: "What is 12*7?" }, noRetries);
    expect(interaction.status).toBe("completed");
    expect(interaction.output_text).toContain("84");
    expect(interaction.id).toMatch(/^v1_/);
  });

  test("streams an interaction to its end", async () => {
    const stream = await client().interactions.create(
      { model, input: "Count to 100", stream: true },
      noRetries,
    );
    const events = await collect(stream);
    expect(events.map(({ event_type }) => event_type)).toEqual([
      "interaction.created",
      "interaction.status_update",
      "step.start",
      "step.delta",
      "step.stop",
      "step.start",
      ...events.slice(6, -2).map(() => "step.delta"),
      "step.stop",
      "interaction.completed",
    ]);
  });

  test("gets a stored interaction with its input first", async () => {
    const ai = client();
    const { id } = await ai.interactions.create({ model, input: "Hello" }, noRetries);
    const stored = await ai.interactions.get(id, undefined, noRetries);
    expect(stored.steps?.map(({ type }) => type)).toEqual(["user_input", "thought", "model_output"]);
  });

  test("resumes a background stream after an event, with nothing missing or doubled", async () => {
    const ai = client();
    const stream = await ai.interactions.create(
      { model, input: "Count to 200", stream: true, background: true },
      noRetries,
    );
    const events = await collect(stream);
    const seen = events[4];
    const id = events[0]?.event_type === "interaction.created" ? events[0].interaction.id : "";
    const rest = await ai.interactions.get(
      id ?? "",
      { stream: true, last_event_id: seen?.event_id },
      noRetries,
    );
    expect(await collect(rest)).toEqual(events.slice(5));
  });

  test("cancels a background run", async () => {
    const ai = client();
    const { id } = await ai.interactions.create(
      { model, input: "Hello [pace: 1000]", background: true },
      noRetries,
    );
    expect((await ai.interactions.get(id, undefined, noRetries)).status).toBe("in_progress");
    expect((await ai.interactions.cancel(id, undefined, noRetries)).status).toBe("cancelled");
    expect((await ai.interactions.get(id, undefined, noRetries)).status).toBe("cancelled");
  });

  test("deletes an interaction, which is then not found", async () => {
    const ai = client();
    const { id } = await ai.interactions.create({ model, input: "Hello" }, noRetries);
    await ai.interactions.delete(id, undefined, noRetries);
    await expect(ai.interactions.get(id, undefined, noRetries)).rejects.toMatchObject({ status: 404 });
  });

  test("lists all models page by page and comes to an end", async () => {
    const names: (string | undefined)[] = [];
    for await (const listed of await client().models.list({ config: { pageSize: 7 } }))
      names.push(listed.name);
    expect(names).toContain(`models/${model}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(20);
  });

  test("gets one model and counts tokens", async () => {
    const ai = client();
    expect(await ai.models.get({ model })).toMatchObject({ inputTokenLimit: 1_048_576, thinking: true });
    const { totalTokens } = await ai.models.countTokens({ model, contents: "four tokens are 16" });
    expect(totalTokens).toBe(5);
  });

  test("sees a refusal as its own error class", async () => {
    const asking = client().interactions.create({ model: "gemini-0", input: "Hello" }, noRetries);
    await expect(asking).rejects.toMatchObject({ status: 404, name: "NotFoundError" });
  });

  test("goes on by itself where the decode limit was reached", async () => {
    const whole = await client().interactions.create({ model, input: "Count to 300" }, noRetries);
    const input = "Count to 300 [fault: requires continuation]";
    const interaction = await client().interactions.create({ model, input }, noRetries);
    expect(interaction.status).toBe("completed");
    expect(interaction.output_text).toBe(whole.output_text);
    const events = await collect(
      await client().interactions.create({ model, input, stream: true }, noRetries),
    );
    const ends = events.filter(({ event_type }) => event_type === "interaction.completed");
    expect(ends.map((event) => "interaction" in event && event.interaction.status)).toEqual([
      "requires_continuation",
      "completed",
    ]);
    const unkept = await client().interactions.create({ model, input, store: false }, noRetries);
    expect(unkept.output_text).toBe(whole.output_text);
  });
});

test("both versions of the API answer alike", async () => {
  for (const version of ["v1", "v1beta"]) {
    const ai = new GoogleGenAI({ apiKey: "k", apiVersion: version, httpOptions: { fetch: emulator.fetch } });
    const interaction = await ai.interactions.create({ model, input: "What is 2+2?" }, noRetries);
    expect(interaction.output_text).toContain("**4**");
  }
});

test("an abort in the middle of a stream ends it for the reader", async () => {
  for (const [, client] of clients) {
    const abort = new AbortController();
    const stream = await client().interactions.create(
      { model, input: "Count to 500 [pace: 1]", stream: true },
      { ...noRetries, signal: abort.signal },
    );
    const reading = (async () => {
      for await (const event of stream) if (event.event_type === "step.delta") abort.abort();
    })();
    await expect(reading).rejects.toMatchObject({ name: "APIUserAbortError" });
  }
});

async function collect(stream: AsyncIterable<Interactions.InteractionSSEEvent>) {
  const events: Interactions.InteractionSSEEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}
