import { beginInBackground, listOf } from "./activity-page";
import { ApiClient } from "./api-client";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";
import { createThings } from "./things";

const EVENTS = "/api/activity/events";

test("AZ-10 the stream of activity sets no cookie, and there is none for nobody", async ({ app, client }) => {
  await createThings(client, "mine");
  const response = await client.fetch(EVENTS);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  await response.body?.cancel();
  await expectRefusal(await new ApiClient(app.url).fetch(EVENTS), 404);
});

test("HD-03 HEAD answers for the stream of activity, and ends", async ({ client }) => {
  await createThings(client, "mine");
  const response = await client.fetch(EVENTS, { method: "HEAD" });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("");
});

test("AZ-02 a stranger sees nothing of what somebody has running, and can dismiss nothing", async ({
  app,
  client,
}) => {
  const { turnId } = await beginInBackground(client, "Tell me about Athens [pace: 0]");
  await expect.poll(async () => (await listOf(client)).Done, { timeout: 20_000 }).toEqual(["Athens"]);
  const other = new ApiClient(app.url);
  await other.json("/api/session", { method: "POST", body: {} });
  expect(await other.json("/api/activity")).toEqual({ entries: [], modelCalls: "on" });
  for (const body of [{}, { turnIds: [turnId] }]) {
    await other.json("/api/activity/dismiss", { method: "POST", body });
  }
  expect((await listOf(client)).Done).toEqual(["Athens"]);
  const reader = (await other.fetch(EVENTS)).body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  expect(new TextDecoder().decode(first?.value)).toBe(
    'data: {"event_type":"activity.changed","entries":[],"modelCalls":"on"}\n\n',
  );
});
