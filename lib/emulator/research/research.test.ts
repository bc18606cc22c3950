import { expect, test } from "vitest";
import { createAgentClient, createdOf, kindsOf, RESEARCHER, startsOf } from "../agents/test-agents.ts";
import { decodePng } from "../images/decode-png.ts";
import { answerOf, readEvents } from "../test-client.ts";
import { contentOf, type InteractionEvent, isObject } from "../wire.ts";

const config = (more: object = {}) => ({ type: "deep-research", thinking_summaries: "auto", ...more });
const PLANNING = { agent_config: config({ collaborative_planning: true }) };
const APPROVED = { agent_config: config({ collaborative_planning: false }) };
const QUESTION = "Research tidal power in Europe";

function stepsOf(plan: string): string[] {
  return [...plan.matchAll(/^\d+\. (.+)$/gm)].map(([, step = ""]) => step);
}

function deltasOf(events: InteractionEvent[], type: string) {
  return events.flatMap((event) =>
    event.event_type === "step.delta" && event.delta.type === type ? [event.delta] : [],
  );
}

test("a live stream ends without usage, in exactly the keys that are on record", async () => {
  const { research } = createAgentClient();
  const events = await research({ input: QUESTION, agent_config: config() });
  expect(Object.keys(createdOf(events)).sort()).toEqual(["agent", "id", "object", "status"]);
  const end = events.at(-1);
  if (end?.event_type !== "interaction.completed") throw new Error("The stream has no end.");
  expect(Object.keys(end.interaction).sort()).toEqual([
    "agent",
    "created",
    "id",
    "object",
    "status",
    "updated",
  ]);
  expect(events.every(({ event_id }) => typeof event_id === "string")).toBe(true);
});

test("thoughts, searches and pages come before the report, each summary with an empty signature", async () => {
  const { research } = createAgentClient();
  const events = await research({ input: QUESTION, agent_config: config() });
  const kinds = kindsOf(startsOf(events));
  expect(kinds[0]).toBe("thought");
  expect(kinds.at(-1)).toBe("model_output");
  expect(new Set(kinds)).toEqual(
    new Set([
      "thought",
      "google_search_call",
      "google_search_result",
      "url_context_call",
      "url_context_result",
      "model_output",
    ]),
  );
  expect(deltasOf(events, "thought_summary").length).toBeGreaterThan(5);
  expect(new Set(deltasOf(events, "thought_signature").map(({ signature }) => signature))).toEqual(
    new Set([""]),
  );
});

test("the report has headings, a table, a chart, and citations at whole sentences in bytes", async () => {
  const { research } = createAgentClient();
  const events = await research({ input: QUESTION, agent_config: config() });
  const report = answerOf(events);
  expect(report).toMatch(/^# Tidal power in Europe\n[\s\S]*\n## 1\. [\s\S]*\n\| Year \|/);
  const bytes = Buffer.from(report);
  const [annotations] = deltasOf(events, "text_annotation_delta").map((delta) => delta.annotations);
  const list = Array.isArray(annotations) ? annotations.filter(isObject) : [];
  expect(list.length).toBeGreaterThan(10);
  for (const { type, start_index, end_index, url } of list) {
    expect(type).toBe("url_citation");
    expect(url).toMatch(/^https:\/\//);
    expect(bytes.subarray(Number(start_index), Number(end_index)).toString()).toMatch(/^\S[\s\S]*\.$/);
  }
  const [image] = deltasOf(events, "image");
  expect(await decodePng(Buffer.from(String(image?.data), "base64"))).toBeDefined();
});

test("no chart where none is wanted, no summaries where none are asked for", async () => {
  const { research } = createAgentClient();
  const plain = await research({ input: QUESTION, agent_config: config({ visualization: "off" }) });
  expect(deltasOf(plain, "image")).toEqual([]);
  const silent = await research({ input: QUESTION, agent_config: { type: "deep-research" } });
  expect(deltasOf(silent, "thought_summary")).toEqual([]);
  expect(answerOf(silent)).toContain("## 1.");
});

test("only the tools that are listed are used", async () => {
  const { research } = createAgentClient();
  const events = await research({ input: QUESTION, tools: [{ type: "google_search" }] });
  expect(kindsOf(startsOf(events))).not.toContain("url_context_call");
});

test("a plan is made, changed in words and by a list, and only an explicit false carries it out", async () => {
  const { research } = createAgentClient();
  let events = await research({ input: QUESTION, ...PLANNING });
  expect(kindsOf(startsOf(events))).toEqual(["thought", "model_output"]);
  const first = stepsOf(answerOf(events));
  expect(first.length).toBeGreaterThanOrEqual(4);
  expect(first.length).toBeLessThanOrEqual(6);
  expect(first[1]).toContain("tidal power in Europe");
  const next = async (input: string, more: object) => {
    events = await research({ input, previous_interaction_id: createdOf(events).id, ...more });
    return answerOf(events);
  };
  const changed = stepsOf(
    await next(
      "Remove step 3, replace step 1 with the history of mills, and add a look at Norway.",
      PLANNING,
    ),
  );
  expect(changed).toEqual(["The history of mills", first[1], first[3], first[4], "A look at Norway"]);
  const edited = stepsOf(await next("1. Find the oldest plant\n2. Visit it\n3. Measure the tide", PLANNING));
  expect(edited).toEqual(["Find the oldest plant", "Visit it", "Measure the tide"]);
  const waiting = await next("go ahead", PLANNING);
  expect(stepsOf(waiting)).toEqual(edited);
  expect(waiting).toContain("has not begun");
  const unsaid = await next("go ahead", { agent_config: config() });
  expect(stepsOf(unsaid)).toEqual(edited);
  const report = await next("The plan is approved.", APPROVED);
  for (const [index, step] of edited.entries()) expect(report).toContain(`## ${index + 1}. ${step}`);
  expect(report).toMatch(/^# Tidal power in Europe/);
});

test("what it used is told on GET, some time after its end, and by a replay from then on", async () => {
  const { call, get } = createAgentClient();
  const body = { agent: RESEARCHER, background: true, input: `${QUESTION} [pace: 1]` };
  const { id } = await (await call("POST", "/v1/interactions", body)).json();
  const replay = async () => readEvents(await call("GET", `/v1/interactions/${id}?stream=true`));
  await call("POST", "/emulator/clock", { advanceMs: 3_600_000 });
  await expect.poll(async () => (await get(id)).status).toBe("completed");
  expect(await get(id)).not.toHaveProperty("usage");
  expect((await replay()).at(-1)).not.toHaveProperty("interaction.usage");
  await call("POST", "/emulator/clock", { advanceMs: 2_000 });
  expect(await get(id)).toMatchObject({ agent: RESEARCHER, usage: { total_tokens: expect.any(Number) } });
  expect((await replay()).at(-1)).toHaveProperty("interaction.usage");
});

test("the thorough one takes more steps", async () => {
  const { research } = createAgentClient();
  const short = await research({ input: QUESTION });
  const long = await research({ input: QUESTION, agent: "deep-research-max-preview-04-2026" });
  expect(startsOf(long).length).toBeGreaterThan(startsOf(short).length);
});

test("what this world knows of the question is in the report", async () => {
  const { research } = createAgentClient();
  expect(answerOf(await research({ input: "Who won Euro 2024?" }))).toContain("Spain");
});

test("GET has the report with its picture", async () => {
  const { research, get } = createAgentClient();
  const events = await research({ input: QUESTION });
  const stored = await get(createdOf(events).id);
  expect(contentOf(stored.steps?.at(-1)?.content).map(({ type }) => type)).toEqual(["text", "image"]);
  expect(stored.steps?.[0]?.type).toBe("user_input");
});
