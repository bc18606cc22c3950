import { expect, test } from "vitest";
import { createTestClient, outputOf, readEvents } from "./test-client.ts";
import type { InteractionEvent } from "./wire.ts";

function idOf(events: InteractionEvent[]): string {
  const [created] = events;
  return created?.event_type === "interaction.created" ? (created.interaction.id ?? "") : "";
}

test("a background run answers at once without steps, goes on by itself, and GET finds it", async () => {
  const { create, get } = createTestClient();
  const accepted = await create({ input: "What is 6*7? [pace: 0.01]", background: true });
  expect(accepted.status).toBe("in_progress");
  expect(Object.keys(accepted)).toEqual([
    "id",
    "status",
    "created",
    "updated",
    "service_tier",
    "object",
    "model",
  ]);
  await expect.poll(async () => (await get(accepted.id)).status).toBe("completed");
  const stored = await get(accepted.id);
  expect(stored.steps?.[0]?.type).toBe("user_input");
  expect(outputOf(stored)).toContain("42");
});

test("a background stream can be taken up after any of its events", async () => {
  const { stream, call } = createTestClient();
  const events = await readEvents(await stream({ input: "Count to 200", background: true }));
  const ids = events.map(({ event_id }) => event_id);
  expect(new Set(ids).size).toBe(events.length);
  for (const [position, eventId] of ids.entries()) {
    const path = `/v1/interactions/${idOf(events)}?stream=true&last_event_id=${eventId}`;
    expect(await readEvents(await call("GET", path))).toEqual(events.slice(position + 1));
  }
  const whole = await call("GET", `/v1/interactions/${idOf(events)}?stream=true`);
  expect(await readEvents(whole)).toEqual(events);
  const unknown = await call("GET", `/v1/interactions/${idOf(events)}?stream=true&last_event_id=nonsense`);
  expect(unknown.status).toBe(400);
});

test("a stream that is taken up while the run goes on follows it to its end", async () => {
  const { create, call } = createTestClient();
  const { id } = await create({ input: "Count to 100 [pace: 0.05]", background: true });
  const events = await readEvents(await call("GET", `/v1/interactions/${id}?stream=true`));
  expect(events.at(-1)?.event_type).toBe("interaction.completed");
});

test("cancel stops a background run with both spellings, and only a background run", async () => {
  const { create, call, get } = createTestClient();
  for (const suffix of ["/cancel", ":cancel"]) {
    const { id } = await create({ input: "Hello [pace: 1000]", background: true });
    const cancelled = await call("POST", `/v1/interactions/${id}${suffix}`);
    expect(await cancelled.json()).toMatchObject({ id, status: "cancelled" });
    const events = await readEvents(await call("GET", `/v1/interactions/${id}?stream=true`));
    expect(events.at(-1)).toMatchObject({ interaction: { status: "cancelled" } });
  }
  const { id } = await create({ input: "Hello" });
  expect((await call("POST", `/v1/interactions/${id}/cancel`)).status).toBe(400);
  expect((await get(id)).status).toBe("completed");
});

test("the deferred tier waits in the queue first", async () => {
  const { create, get, stream } = createTestClient();
  const accepted = await create({ input: "Hello [pace: 0.02]", background: true, service_tier: "deferred" });
  expect(accepted).toMatchObject({ status: "queued", service_tier: "deferred" });
  await expect.poll(async () => (await get(accepted.id)).status).toBe("completed");
  const events = await readEvents(await stream({ input: "Hello [fault: queued]" }));
  expect(events.flatMap((event) => ("status" in event ? [event.status] : []))).toEqual([
    "queued",
    "in_progress",
  ]);
});

test("a run in progress cannot be continued, and a deleted one is gone", async () => {
  const { create, call } = createTestClient();
  const { id } = await create({ input: "Hello [pace: 1000]", background: true });
  const continueIt = () =>
    call("POST", "/v1/interactions", { model: "gemini-3.8-flash", input: "On", previous_interaction_id: id });
  expect((await continueIt()).status).toBe(400);
  const deleted = await call("DELETE", `/v1/interactions/${id}`);
  expect([deleted.status, await deleted.json()]).toEqual([200, {}]);
  const gone = await continueIt();
  expect(gone.status).toBe(404);
  expect(await gone.json()).toEqual({ error: { message: expect.any(String), code: "not_found" } });
  expect((await call("DELETE", `/v1/interactions/${id}`)).status).toBe(404);
});
