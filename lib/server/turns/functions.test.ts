import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pendingCallsOf, selectCalls } from "@/lib/protocol/calls";
import { selectCitations } from "@/lib/protocol/citations";
import { reduceTurn } from "@/lib/protocol/reduce";
import { selectText } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";
import { createRig, type Rig } from "@/lib/server/rig";
import { planCall } from "./plan-call";
import { ASKED, actorOf, callOf, resultsOf, WEATHER, withTools } from "./test-functions";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());
const { callsFrom } = actorOf(() => rig);

describe("a function that this server runs", () => {
  test("answers unasked, and only its result is sent on", async () => {
    const before = (await rig.calls()).length;
    const turn = await rig.ask({ text: "What is the weather in Paris?", settings: withTools(WEATHER) });
    expect(turn.status).toBe("completed");
    expect(resultsOf(turn)).toEqual([expect.stringContaining('"location":"Paris"')]);
    expect(selectText(turn)).toContain("invented");
    const [, second, ...more] = await callsFrom(before);
    expect(more).toEqual([]);
    expect(second).toMatchObject({
      previous_interaction_id: turn.interactions[0]?.id,
      input: [{ type: "function_result", name: "get_weather" }],
      tools: [{ type: "function", name: "get_weather" }],
    });
    expect(JSON.stringify(second?.tools)).not.toContain("executor");
  });

  test("works in a private thread: every step goes back as it came", async () => {
    const before = (await rig.calls()).length;
    const settings = { ...withTools(WEATHER), store: false };
    const first = await rig.send({ text: "What is the weather in Rome?", settings });
    const { turn } = await rig.read(first.turnId);
    expect(turn.status).toBe("completed");
    const [, second] = await callsFrom(before);
    expect(second).not.toHaveProperty("previous_interaction_id");
    // The emulator refuses a history whose signatures it has not made itself.
    expect(second?.input).toMatchObject([
      { type: "user_input" },
      { type: "thought" },
      { type: "function_call" },
      { type: "function_result" },
    ]);
    const next = await rig.ask({
      ...first,
      turnId: undefined,
      parentId: turn.id,
      text: "Thank you",
      settings,
    } as never);
    expect(next.status).toBe("completed");
  });

  test("answers several calls in one request", async () => {
    const before = (await rig.calls()).length;
    const turn = await rig.ask({ text: "Weather in Paris and London?", settings: withTools(WEATHER) });
    expect(turn.status).toBe("completed");
    const [, second, ...more] = await callsFrom(before);
    expect(more).toEqual([]);
    expect(second?.input).toHaveLength(2);
  });

  test("IV-09 is told what is wrong with its arguments, and does not run", async () => {
    const turn = await rig.ask({
      text: "What is the weather in Paris? [fault: bad arguments]",
      settings: withTools(WEATHER),
    });
    expect(selectCalls(turn)[0]?.result).toMatchObject({ is_error: true });
    expect(resultsOf(turn)[0]).toContain("do not fit");
  });

  test("IV-09 that does not exist is never run", async () => {
    const turn = await rig.ask({
      text: "What is the weather in Paris? [fault: unknown function]",
      settings: withTools(WEATHER),
    });
    expect(resultsOf(turn)[0]).toMatch(/There is no function named/);
    expect(turn.status).toBe("completed");
  });
});

describe("a turn with tools of Google's and a function", () => {
  const text =
    "Search who won Euro 2024, read https://example.com/guide and tell me the weather in Berlin with get_weather.";
  const tools = [{ type: "google_search" as const }, { type: "url_context" as const }, WEATHER];

  test.each([true, false])("uses them all and answers (stored at Google: %s)", async (store) => {
    const turn = await rig.ask({ text, settings: { tools, store } });
    expect(turn.error).toBeNull();
    expect(turn.status).toBe("completed");
    const types = turn.steps.map(({ type }) => type);
    for (const type of ["google_search_result", "url_context_result", "function_result", "model_output"]) {
      expect(types).toContain(type);
    }
    expect(selectCitations(turn).sources.length).toBeGreaterThan(0);
  });
});

describe("UF-20 a model that calls without end", () => {
  const ask = (fault: string) =>
    rig.ask({ text: `What is the weather in Paris? [fault: ${fault}]`, settings: withTools(WEATHER) });

  test.each(["endless calls", "same call", "ping-pong calls"])(
    "[%s] is stopped after eight rounds, with a reason",
    async (fault) => {
      const before = (await rig.calls()).length;
      expect(await ask(fault)).toMatchObject({ status: "failed", error: { code: "function_loop" } });
      expect((await callsFrom(before)).length).toBe(9);
    },
  );

  test("gets no third result for the same arguments", async () => {
    const [first, second, third] = selectCalls(await ask("same call"));
    expect([first?.result?.is_error, second?.result?.is_error]).toEqual([undefined, undefined]);
    expect(third?.result).toMatchObject({ is_error: true, result: expect.stringContaining("before") });
  });

  test("of twenty calls at once answers all in one request", async () => {
    const before = (await rig.calls()).length;
    const turn = await ask("20 calls");
    expect(turn.status).toBe("completed");
    const [, second, ...more] = await callsFrom(before);
    expect(second?.input).toHaveLength(20);
    expect(more).toEqual([]);
  });

  test("of more calls than may run at once, the rest are refused in words", async () => {
    const turn = await ask("40 calls");
    const refused = resultsOf(turn).filter((result) => result.includes("At most 32"));
    expect(refused.length).toBeGreaterThan(0);
    expect(turn.status).toBe("completed");
  });
});

describe("odd calls", () => {
  test("nested beyond all sense are told to the model, and the turn can be stored", async () => {
    const deep = `{"location":${"[".repeat(8_000)}${"]".repeat(8_000)}}`;
    const base = await rig.ask({ text: "What is the weather in Paris?", settings: withTools(ASKED) });
    const { position } = callOf(base);
    const turn: Turn = { ...base, argumentTexts: {}, status: "in_progress", stepTimings: base.stepTimings };
    const start = turn.interactions.at(-1)?.firstStep ?? 0;
    const events = [
      {
        event_type: "step.delta",
        index: position - start,
        delta: { type: "arguments_delta", arguments: deep },
      },
      { event_type: "step.stop", index: position - start },
    ] as const;
    const folded = events.reduce<Turn>(
      (before, event) => reduceTurn(before, { ...event, seq: before.cursor + 1, at: 0 }),
      turn,
    );
    expect(() => JSON.stringify(folded)).not.toThrow();
    expect(planCall(folded, callOf(folded))).toMatchObject({ kind: "refuse" });
  });

  const ask = (fault: string) =>
    rig.ask({ text: `What is the weather in Paris? [fault: ${fault}]`, settings: withTools(WEATHER) });

  test.each(["empty call id", "repeated call ids", "completed calls"])(
    "[%s] are answered all the same",
    async (fault) => {
      const turn = await ask(fault);
      expect(turn.status).toBe("completed");
      expect(pendingCallsOf(turn)).toEqual([]);
    },
  );

  test("IV-09 arguments that are no JSON are told to the model, and nothing runs", async () => {
    const turn = await ask("malformed arguments");
    expect(resultsOf(turn)[0]).toContain("not a JSON object");
    expect(turn.status).toBe("completed");
  });
});
