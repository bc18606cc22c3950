import { GoogleGenAI } from "@google/genai";
import { describe, expect, test } from "vitest";
import { FAULTS, parseFaults } from "./faults.ts";
import { foldSteps } from "./fold.ts";
import { parsePace, withoutSteering } from "./steering.ts";
import { answerOf, createTestClient, outputOf, readEvents } from "./test-client.ts";
import { endOf, idOf, startOf, TALK, typesOf } from "./test-faults.ts";

describe("steering words", () => {
  test("work in the middle of a sentence, several at once, in any case", () => {
    const text = "Please [fault: 503 once] count to 3 [Fault:  STALL ] and [pace: 0.5] stop.";
    expect(parseFaults(text).map(({ words, isOnce }) => [words, isOnce])).toEqual([
      ["503", true],
      ["stall", false],
    ]);
    expect(parsePace(text)).toBe(0.5);
    expect(withoutSteering(text)).toBe("Please count to 3 and stop.");
  });

  test("are not passed over when they are misspelt", async () => {
    const response = await startOf("stal").response;
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('no fault \\"stal\\"');
  });

  test("every fault of the table is found by its own words", () => {
    for (const { words } of FAULTS) expect(parseFaults(`[fault: ${words}]`)).toHaveLength(1);
  });

  test("count only in the last user text, and never in a request for a title", async () => {
    const { create, call } = createTestClient();
    const first = await create({ input: `${TALK} [fault: incomplete]` });
    const second = await create({ input: "Hello", previous_interaction_id: first.id });
    expect([first.status, second.status]).toEqual(["incomplete", "completed"]);
    const title = await call("POST", "/v1/interactions", {
      model: "gemini-3.8-flash",
      system_instruction: "Answer with a short title for the conversation that begins with this message.",
      input: `${TALK} [fault: 500]`,
    });
    expect(outputOf(await title.json())).toBe("Count to 400");
  });
});

describe("refusals", () => {
  test.each([400, 401, 403, 404, 408, 409, 500, 503, 504])(
    "%i has a JSON body with a string code",
    async (status) => {
      const response = await startOf(String(status)).response;
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual({
        error: { message: expect.any(String), code: expect.any(String) },
      });
    },
  );

  test("502 is a page of HTML", async () => {
    const response = await startOf("502").response;
    expect([response.status, response.headers.get("content-type")]).toEqual([
      502,
      "text/html; charset=UTF-8",
    ]);
  });

  test.each([
    ["429", undefined, null, "PerMinute"],
    ["429 retry 3s", "3s", null, "PerMinute"],
    ["429 retry 1.5s", "1.5s", null, "PerMinute"],
    ["429 per day retry 1h", "3600s", null, "PerDay"],
    ["429 per minute retry -5s", "-5s", null, "PerMinute"],
    ["429 retry-after 7s", undefined, "7", "PerMinute"],
    ["429 retry 2s retry-after 4s per day", "2s", "4", "PerDay"],
  ])("%s", async (words, retryDelay, retryAfter, period) => {
    const response = await startOf(words).response;
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, retryAfter]);
    const { error } = await response.json();
    expect(error).toMatchObject({ code: 429, status: "RESOURCE_EXHAUSTED" });
    const [quota, retry] = error.details;
    expect(quota.violations[0].quotaId).toContain(period);
    expect(retry?.retryDelay).toBe(retryDelay);
  });

  test("429 with retry-after as a date", async () => {
    const response = await startOf("429 retry-after date 90s").response;
    const at = Date.parse(response.headers.get("retry-after") ?? "");
    expect(at - Date.now()).toBeGreaterThan(80_000);
    expect(at - Date.now()).toBeLessThanOrEqual(90_000);
  });

  test("invalid key and context too long", async () => {
    expect(await (await startOf("invalid key").response).text()).toContain("API_KEY_INVALID");
    const long = await startOf("context too long").response;
    expect([long.status, await long.text()]).toEqual([400, expect.stringContaining("exceeds the maximum")]);
  });

  test("once fails at the first attempt only, and again for the next person", async () => {
    const { stream } = createTestClient();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      statuses.push((await stream({ input: `${TALK} [fault: 429 once retry 1s]` })).status);
    }
    expect(statuses).toEqual([429, 200, 429, 200]);
  });

  test("previous 403 strikes only where a previous interaction is named", async () => {
    const { create, stream } = createTestClient();
    const input = `${TALK} [fault: previous 403]`;
    const { id, steps = [] } = await create({ input: "Hello" });
    expect((await stream({ input, previous_interaction_id: id })).status).toBe(403);
    const user = (text: string) => ({ type: "user_input", content: [{ type: "text", text }] });
    expect((await stream({ input: [user("Hello"), ...steps, user(input)] })).status).toBe(200);
  });

  test("bare json is a refusal that looks like a success, and leaves nothing behind", async () => {
    const response = await startOf("bare json").response;
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
    expect(await response.text()).toMatch(/^\{"error":\{.*\}\}\n$/);
  });
});

describe("before the headers", () => {
  test("reset before headers is a failed fetch", async () => {
    await expect(startOf("reset before headers").response).rejects.toMatchObject({
      message: "fetch failed",
      cause: { code: "ECONNRESET" },
    });
  });

  test("hang ends only with the reader's patience", async () => {
    const { stream } = createTestClient();
    const waiting = stream({ input: "[fault: hang]" }, { signal: AbortSignal.timeout(80) });
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("slow start takes the time that was asked for", async () => {
    const started = performance.now();
    await startOf("slow start 80ms").response;
    expect(performance.now() - started).toBeGreaterThan(75);
  });
});

describe("what the model does", () => {
  test.each([
    ["incomplete", "incomplete"],
    ["cancelled", "cancelled"],
    ["budget", "budget_exceeded"],
    ["failed", "failed"],
    ["recitation", "incomplete"],
    ["safety mid", "incomplete"],
  ])("%s settles as %s with part of the answer, in the stream and in GET", async (words, status) => {
    const { response, get } = startOf(words);
    const events = await readEvents(await response);
    expect(endOf(events)?.status).toBe(status);
    expect(answerOf(events)).toMatch(/^1 2 /);
    expect(answerOf(events)).not.toMatch(/ 400$/);
    expect(await get(idOf(events))).toMatchObject({ status });
  });

  test("safety start has no word and says why; safety end has all words", async () => {
    const start = await readEvents(await startOf("safety start").response);
    expect(endOf(start)).toMatchObject({ status: "failed", errors: [{ code: "safety" }] });
    expect(foldSteps(start).at(-1)).toMatchObject({ type: "model_output", error: { code: 3 } });
    const end = await readEvents(await startOf("safety end").response);
    expect(answerOf(end)).toMatch(/ 400$/);
  });

  test("error event: some text, then an error, and no completed", async () => {
    const { response, get } = startOf("error event");
    const events = await readEvents(await response);
    expect(events.at(-1)).toEqual({
      event_type: "error",
      error: { message: "Deadline expired before operation could complete.", code: "gateway_timeout" },
    });
    expect(typesOf(events)).not.toContain("interaction.completed");
    expect(await get(idOf(events))).toMatchObject({
      status: "failed",
      errors: [{ code: "gateway_timeout" }],
    });
  });

  test("empty: completed without content", async () => {
    const events = await readEvents(await startOf("empty").response);
    expect(endOf(events)?.status).toBe("completed");
    expect(foldSteps(events).at(-1)).toEqual({ type: "model_output" });
  });

  test("requires action and empty call id", async () => {
    const asked = await readEvents(await startOf("requires action").response);
    expect(endOf(asked)?.status).toBe("requires_action");
    const { response, stream } = startOf("empty call id");
    const events = await readEvents(await response);
    expect(foldSteps(events).at(-1)).toMatchObject({ type: "function_call", id: "" });
    const result = { type: "function_result", call_id: `${idOf(events)}:1`, result: "yes" };
    expect((await stream({ input: [result], previous_interaction_id: idOf(events) })).status).toBe(200);
  });
});

test("a unary request meets the same faults", async () => {
  const { call, create } = createTestClient();
  const post = (words: string, init?: RequestInit) =>
    call("POST", "/v1/interactions", { model: "gemini-3.8-flash", input: `${TALK} [fault: ${words}]` }, init);
  await expect(post("stall", { signal: AbortSignal.timeout(60) })).rejects.toMatchObject({
    name: "TimeoutError",
  });
  await expect((await post("reset mid stream")).json()).rejects.toMatchObject({ code: "ECONNRESET" });
  await expect((await post("cut mid event")).json()).rejects.toThrow(SyntaxError);
  expect(await create({ input: "Hi [fault: usage missing]" })).not.toHaveProperty("usage");
});

test("the SDK yields an error event, then ends without throwing", async () => {
  const { emulator } = createTestClient();
  const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
  const input = `${TALK} [fault: error event]`;
  const stream = await ai.interactions.create(
    { model: "gemini-3.8-flash", input, stream: true },
    { retries: { strategy: "none" } },
  );
  const types: string[] = [];
  for await (const event of stream) types.push(event.event_type);
  expect(types.at(-1)).toBe("error");
});
