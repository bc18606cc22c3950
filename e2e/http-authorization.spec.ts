import { ApiClient, newId } from "./api-client";
import { startApp } from "./app-server";
import { expect } from "./fixtures";
import { answerOf, countCalls, test } from "./http-fixtures";
import { addressOf, addressWith, type Endpoint, idFor, inputOf, nameOf, OWNED } from "./routes";
import { createThings, detailOf, prepare, stateOf, type Things } from "./things";

const MALFORMED = [
  "x",
  newId().slice(1),
  `${newId()}A`,
  crypto.randomUUID(),
  "%00",
  "null",
  "'",
  "__proto__",
];

function ask(client: ApiClient, endpoint: Endpoint, address: string, things: Things, text: string) {
  const body = inputOf(endpoint, things, text);
  return client.fetch(address, { method: endpoint.method, ...(body && { body }) });
}

for (const endpoint of OWNED) {
  test.describe(nameOf(endpoint), () => {
    test("AZ-01 serves the owner", async ({ client, marker }) => {
      const things = await prepare(client, endpoint, await createThings(client, marker.text));
      const response = await ask(client, endpoint, addressOf(endpoint.path, things), things, marker.text);
      await response.text();
      expect(response.status).toBe(200);
    });

    test("AZ-01 AZ-06 tells nobody else whether a thing exists", async ({ app, client, marker }) => {
      const things = await prepare(client, endpoint, await createThings(client, "a stranger's"));
      const [other, nobody] = [new ApiClient(app.url), new ApiClient(app.url)];
      const own = await createThings(other, "my own");
      const answer = async (who: ApiClient, id: string) =>
        answerOf(await ask(who, endpoint, addressWith(endpoint.path, id), things, marker.text));
      const ofOtherKinds = Object.values(own).filter((id) => id !== idFor(endpoint.path, own));
      const missing = await answer(other, newId());
      expect(missing.status).toBe(404);
      expect(missing.headers).not.toHaveProperty("set-cookie");
      for (const id of [...Object.values(things), ...ofOtherKinds, newId(), ...MALFORMED]) {
        expect(await answer(other, id), `somebody else with ${id}`).toEqual(missing);
        expect(await answer(nobody, id), `nobody with ${id}`).toEqual(missing);
      }
      expect(await marker.upstreamCalls(), "Google was not asked").toBe(0);
    });

    test("AZ-06 refused, it changes nothing and asks Google nothing", async ({
      app,
      client,
      emulator,
      marker,
    }) => {
      const created = await createThings(client, "a stranger's");
      const detail = await detailOf(client, created.threadId);
      const interactionId = detail.turns[0]?.interactions[0]?.id ?? "none";
      const things = await prepare(client, endpoint, created);
      const [other, nobody] = [new ApiClient(app.url), new ApiClient(app.url)];
      await createThings(other, "my own");
      const watched = async () => [
        await stateOf(client, things),
        await stateOf(other),
        await countCalls(emulator, interactionId),
      ];
      const before = await watched();
      for (const who of [other, nobody]) {
        const response = await ask(who, endpoint, addressOf(endpoint.path, things), things, marker.text);
        await response.text();
        expect(response.status).toBe(404);
      }
      expect(nobody.cookie, "whoever is refused becomes nobody's owner").toBeNull();
      expect(await watched()).toEqual(before);
      expect(await marker.upstreamCalls()).toBe(0);
    });

    const isOfThread = /\[(thread|turn)Id\]/.test(endpoint.path);
    if (isOfThread && endpoint.needs !== "deleted thread") {
      test("AZ-06 answers for a deleted thread as for none", async ({ client, marker }) => {
        const things = await createThings(client, "soon gone");
        const missing = await ask(client, endpoint, addressWith(endpoint.path, newId()), things, marker.text);
        await client.json(`/api/threads/${things.threadId}`, { method: "DELETE" });
        const gone = await ask(client, endpoint, addressOf(endpoint.path, things), things, marker.text);
        expect(await answerOf(gone)).toEqual(await answerOf(missing));
        expect(await marker.upstreamCalls()).toBe(0);
      });
    }
  });
}

test("AZ-02 a stranger gets no byte of a reply while it is written, whatever they claim to have seen", async ({
  app,
  client,
}) => {
  const [turnId, threadId] = [newId(), newId()];
  const response = await client.fetch(`/api/threads/${threadId}/turns`, {
    method: "POST",
    body: {
      turnId,
      parentId: null,
      input: [{ type: "text", text: "Write a long text about bridges [pace: 1]" }],
      settings: { model: "gemini-3.8-flash" },
      newThread: true,
    },
  });
  const reader = response.body?.getReader();
  await reader?.read();
  const other = new ApiClient(app.url);
  await createThings(other, "mine");
  for (const who of [other, new ApiClient(app.url)]) {
    const missing = await answerOf(await who.fetch(`/api/turns/${newId()}/events`));
    for (const lastEventId of ["", "0", "1", "3", "999999999", "-1", "x"]) {
      const headers = { accept: "text/event-stream", "last-event-id": lastEventId };
      expect(await answerOf(await who.fetch(`/api/turns/${turnId}/events`, { headers }))).toEqual(missing);
    }
  }
  await reader?.cancel();
  await client.json(`/api/turns/${turnId}/cancel`, { method: "POST", body: {} });
});

test("AZ-03 nobody writes into somebody else's thread, not even by claiming it as a new one", async ({
  app,
  client,
  marker,
}) => {
  const things = await createThings(client, "a stranger's");
  const [other, nobody] = [new ApiClient(app.url), new ApiClient(app.url)];
  const own = await createThings(other, "mine");
  const before = [await stateOf(client), await stateOf(other)];
  const send = async (who: ApiClient, threadId: string, changes: object) => {
    const body = { turnId: newId(), parentId: null, settings: { model: "gemini-3.8-flash" }, ...changes };
    const input = [{ type: "text", text: marker.text }];
    const response = await who.fetch(`/api/threads/${threadId}/turns`, {
      method: "POST",
      body: { input, ...body },
    });
    return answerOf(response);
  };
  const missing = await send(other, newId(), {});
  expect(missing.status).toBe(404);
  for (const who of [other, nobody]) {
    expect(await send(who, things.threadId, {})).toEqual(missing);
    expect(await send(who, things.threadId, { newThread: true })).toEqual(missing);
    expect(await send(who, things.threadId, { parentId: things.turnId })).toEqual(missing);
    expect(await send(who, things.threadId, { turnId: things.turnId })).toEqual(missing);
  }
  expect(await send(other, own.threadId, { parentId: things.turnId }), "a foreign parent").toEqual(missing);
  expect(await send(other, own.threadId, { turnId: things.turnId }), "a foreign turn").toEqual(missing);
  expect(nobody.cookie).toBeNull();
  expect([await stateOf(client), await stateOf(other)]).toEqual(before);
  expect(await marker.upstreamCalls()).toBe(0);
});

test("AZ-06 a foreign turn cannot become the head of one's own thread", async ({ app, client }) => {
  const things = await createThings(client, "a stranger's");
  const other = new ApiClient(app.url);
  const own = await createThings(other, "mine");
  const [first, second] = [await createThings(other, "mine too"), newId()];
  const before = await stateOf(other);
  for (const headTurnId of [things.turnId, first.turnId, second]) {
    const address = `/api/threads/${own.threadId}`;
    const response = await other.fetch(address, { method: "PATCH", body: { headTurnId, title: "no" } });
    expect(response.status).toBe(404);
  }
  expect(await stateOf(other)).toBe(before);
});

test("AZ-06 a stranger cannot have Google asked for a reply that was cut off", async ({ emulator }) => {
  const app = await startApp({
    GEMINI_API_KEY: "test-key",
    GOOGLE_GEMINI_BASE_URL: emulator.url,
    IDLE_TIMEOUT_MS: "500",
  });
  try {
    const client = new ApiClient(app.url);
    const [threadId, turnId] = [newId(), newId()];
    const text = "Write a long text about bridges [fault: stall lost]";
    await (await client.send({ text, threadId, turnId })).text();
    const turn = (await detailOf(client, threadId)).turns[0];
    expect(turn?.status).toBe("cut_off");
    const interactionId = turn?.interactions[0]?.id ?? "none";
    const recheck = async (who: ApiClient) => {
      const response = await who.fetch(`/api/turns/${turnId}/recheck`, { method: "POST", body: {} });
      await response.text();
      return { status: response.status, calls: await countCalls(emulator, interactionId) };
    };
    const before = await countCalls(emulator, interactionId);
    expect(await recheck(new ApiClient(app.url))).toEqual({ status: 404, calls: before });
    const owners = await recheck(client);
    expect(owners.status).toBe(200);
    expect(owners.calls, "for the owner it is").toBeGreaterThan(before);
  } finally {
    await app.remove();
  }
});
