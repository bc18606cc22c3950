import fc from "fast-check";
import { expect, test } from "vitest";
import { foldSteps } from "../fold.ts";
import { parseEvents, readEvents } from "../test-client.ts";
import type { InteractionEvent } from "../wire.ts";
import { createAgentClient, createdOf, FIBONACCI, RESEARCHER, WORKER } from "./test-agents.ts";

const WORK = { agent: WORKER, environment: "remote", background: true };
const RESEARCH = {
  agent: RESEARCHER,
  background: true,
  agent_config: { type: "deep-research", thinking_summaries: "auto" },
};
const REQUESTS = [
  { ...WORK, input: FIBONACCI },
  { ...WORK, input: "Prepare a plan for a garden" },
  { ...WORK, input: "Write a poem about the sea" },
  { ...WORK, input: "Search who won Euro 2024" },
  { ...RESEARCH, input: "Research tidal power" },
  { ...RESEARCH, input: "Research tidal power", agent_config: { collaborative_planning: true } },
];

test("any beginning of a stream and its resumption are the whole", async () => {
  const client = createAgentClient();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...REQUESTS),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (body, part) => {
        const response = await client.call("POST", "/v1/interactions", { ...body, stream: true });
        const live = await readEvents(response);
        const position = Math.floor(part * (live.length - 1));
        const path = `/v1/interactions/${createdOf(live).id}?stream=true&last_event_id=${live[position]?.event_id}`;
        const rest = await readEvents(await client.call("GET", path));
        const joined = [...live.slice(0, position + 1), ...rest];
        expect(joined.map(({ event_id }) => event_id)).toEqual(live.map(({ event_id }) => event_id));
        expect(foldSteps(joined)).toEqual(foldSteps(live));
        expect((await client.get(createdOf(live).id)).steps?.slice(1)).toEqual(foldSteps(live));
      },
    ),
    { numRuns: 40 },
  );
});

test("a stream that was dropped in the middle of a step is taken up there while the run goes on", async () => {
  const { call, get } = createAgentClient();
  const body = { ...RESEARCH, input: "Research tidal power [pace: 0.01]", stream: true };
  const response = await call("POST", "/v1/interactions", body);
  const some = await readSome(response, 12);
  const seen = some.slice(0, some.findLastIndex(({ event_type }) => event_type === "step.delta") + 1);
  const last = seen.at(-1);
  expect(last?.event_type).toBe("step.delta");
  const { id } = createdOf(seen);
  expect((await get(id)).status).toBe("in_progress");
  expect(await get(id)).not.toHaveProperty("steps");
  const rest = await readEvents(
    await call("GET", `/v1/interactions/${id}?stream=true&last_event_id=${last?.event_id}`),
  );
  expect(rest[0]?.event_type).not.toBe("interaction.created");
  expect(rest.at(-1)).toMatchObject({ interaction: { status: "completed" } });
  expect((await get(id)).steps?.slice(1)).toEqual(foldSteps([...seen, ...rest]));
});

test("an event that never was cannot be resumed after", async () => {
  const { call } = createAgentClient();
  const events = await readEvents(
    await call("POST", "/v1/interactions", { ...RESEARCH, input: "Tides", stream: true }),
  );
  const path = `/v1/interactions/${createdOf(events).id}?stream=true&last_event_id=none`;
  expect((await call("GET", path)).status).toBe(400);
});

test("a cancel ends every stream with its status, in the keys of a live end", async () => {
  const { call } = createAgentClient();
  const body = { ...RESEARCH, input: "Research tidal power [pace: 1]" };
  const { id } = await (await call("POST", "/v1/interactions", body)).json();
  const streams = [1, 2].map(async () => readEvents(await call("GET", `/v1/interactions/${id}?stream=true`)));
  const cancelled = await call("POST", `/v1/interactions/${id}/cancel`);
  expect(await cancelled.json()).toMatchObject({ id, status: "cancelled", agent: RESEARCHER });
  for (const events of await Promise.all(streams)) {
    const end = events.at(-1);
    if (end?.event_type !== "interaction.completed") throw new Error("The stream has no end.");
    expect(end.interaction.status).toBe("cancelled");
    expect(Object.keys(end.interaction).sort()).toEqual([
      "agent",
      "created",
      "id",
      "object",
      "status",
      "updated",
    ]);
  }
});

async function readSome(response: Response, count: number): Promise<InteractionEvent[]> {
  const reader = response.body?.getReader();
  let text = "";
  while (parseEvents(text).length < count) {
    const next = await reader?.read();
    if (!next || next.done) break;
    text += new TextDecoder().decode(next.value);
  }
  await reader?.cancel();
  return parseEvents(text);
}
