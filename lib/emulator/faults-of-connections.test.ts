import { describe, expect, test } from "vitest";
import { foldSteps } from "./fold.ts";
import {
  answerOf,
  createTestClient,
  outputOf,
  parseEvents,
  readEvents,
  readUntilQuiet,
} from "./test-client.ts";
import { endOf, idOf, startOf, TALK, typesOf } from "./test-faults.ts";

describe("a damaged connection, with the whole answer stored", () => {
  const storedAnswer = async (words: string) => {
    const { response, get } = startOf(words);
    const { text, chunks, end } = await readUntilQuiet(await response);
    const whole = parseEvents(text.replace(/\n\n[^\n]*[^}\n]$/, "\n\n").replace(/\[\{\s[\s\S]*$/, ""));
    await expect.poll(async () => (await get(idOf(whole))).status).toBe("completed");
    expect(outputOf(await get(idOf(whole)))).toMatch(/ 400$/);
    expect(answerOf(whole).length).toBeGreaterThan(20);
    expect(answerOf(whole)).not.toMatch(/ 400$/);
    expect(text).not.toContain("[DONE]");
    return { text, chunks, end };
  };

  test("stall: silence after some text", async () => {
    expect((await storedAnswer("stall")).end).toBe("quiet");
  });

  test("silent end: a clean end without a last event", async () => {
    expect((await storedAnswer("silent end")).end).toBe("closed");
  });

  test("reset mid stream: the body fails", async () => {
    expect((await storedAnswer("reset mid stream")).end).toMatchObject({ code: "ECONNRESET" });
  });

  test("malformed tail: a JSON array where a frame should be", async () => {
    expect((await storedAnswer("malformed tail")).text).toMatch(/\n\n\[\{\s+"error": \{.*\}\s\}\s\]\n$/);
  });
});

describe("a damaged frame", () => {
  test("cut mid event: the end stands inside a frame and inside a character", async () => {
    const { chunks, end } = await readUntilQuiet(await startOf("cut mid event").response);
    const bytes = Buffer.concat(chunks);
    expect(end).toBe("closed");
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow();
    expect(bytes.toString().split("\n\n").at(-1)).toMatch(/^event: step.delta\ndata: \{[^}]*$/);
  });

  test("malformed json: one frame does not parse, the rest is whole", async () => {
    const text = await (await startOf("malformed json").response).text();
    const broken = /^data: (.*brok)$/m.exec(text)?.[1] ?? "{}";
    expect(() => JSON.parse(broken)).toThrow();
    expect(answerOf(parseEvents(text.replace(broken, "")))).toMatch(/^1 2 .* 400$/);
  });

  test("no done, and usage missing until GET", async () => {
    const text = await (await startOf("no done").response).text();
    expect(text).toContain("interaction.completed");
    expect(text).not.toContain("[DONE]");
    const { response, get } = startOf("usage missing");
    const events = await readEvents(await response);
    expect(endOf(events)).not.toHaveProperty("usage");
    expect((await get(idOf(events))).usage?.total_tokens).toBeGreaterThan(0);
  });

  test("unknown events do not change the answer of a reader that passes over them", async () => {
    const text = await (await startOf("unknown events").response).text();
    for (const part of ["\r\n\r\n", ": a comment", "data:\n\n", "interaction.weather", "hologram_layer"]) {
      expect(text).toContain(part);
    }
    expect(answerOf(parseEvents(text.replaceAll("\r\n", "\n")))).toMatch(/^1 2 .* 400$/);
  });

  test("reordered, duplicate and orphan events still carry the whole answer", async () => {
    const reordered = await readEvents(await startOf("reordered").response);
    expect(foldSteps(reordered).map(({ type }) => type)).toEqual(["thought", "model_output"]);
    expect(
      reordered.findIndex((event) => event.event_type === "step.stop" && event.index === 0),
    ).toBeGreaterThan(3);
    const types = typesOf(await readEvents(await startOf("duplicate").response));
    expect(types.filter((type) => type === "interaction.completed")).toHaveLength(2);
    const orphan = await readEvents(await startOf("orphan delta").response);
    expect(typesOf(orphan).filter((type) => type === "step.start")).toHaveLength(1);
    expect(answerOf(orphan)).toMatch(/ 400$/);
  });

  test("duplicates of a background stream have the event id of the first", async () => {
    const { stream } = createTestClient();
    const events = await readEvents(await stream({ input: `${TALK} [fault: duplicate]`, background: true }));
    const ids = events.map(({ event_id }) => event_id);
    expect(ids.filter((_, position) => position % 2 === 0)).toEqual(
      ids.filter((_, position) => position % 2 === 1),
    );
  });
});

describe("what is kept", () => {
  test("stall lost: silence, and GET finds nothing", async () => {
    const { response, call } = startOf("stall lost");
    const { text, end } = await readUntilQuiet(await response);
    expect(end).toBe("quiet");
    expect((await call("GET", `/v1/interactions/${idOf(parseEvents(text))}`)).status).toBe(404);
  });

  test("forgotten: the answer is whole, and the next turn's previous id is unknown", async () => {
    const { response, stream } = startOf("forgotten");
    const events = await readEvents(await response);
    expect(endOf(events)?.status).toBe("completed");
    expect((await stream({ input: "And?", previous_interaction_id: idOf(events) })).status).toBe(404);
  });

  test("lost: the run dies with its connection", async () => {
    const { stream, call } = createTestClient();
    const abort = new AbortController();
    const response = await stream({ input: `${TALK} [fault: lost] [pace: 1]` }, { signal: abort.signal });
    const first = await response.body?.getReader().read();
    const path = `/v1/interactions/${idOf(parseEvents(new TextDecoder().decode(first?.value)))}`;
    expect((await call("GET", path)).status).toBe(200);
    abort.abort();
    expect((await call("GET", path)).status).toBe(404);
  });
});
