import type { ApiClient } from "./api-client";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";
import { addressOf, type Endpoint, inputOf, nameOf, PATHS, READS, UNSAFE, WITH_BODY } from "./routes";
import { createThings, prepare, stateOf, type Things } from "./things";

const EVIL = "https://evil.example";

type Headers = Record<string, string>;

/** Headers of requests that no page of ours has made. */
function foreign(own: string): Headers[] {
  const { host, hostname, port } = new URL(own);
  const sites = ["cross-site", "same-site", "none", "same-origin, cross-site", "x", ""];
  const origins = [
    EVIL,
    "null",
    "",
    `https://${host}`,
    `http://${hostname}:${Number(port) + 1}`,
    `http://${hostname}`,
    `http://${host}.evil.example`,
    `http://evil.${host}`,
    `http://${host}@evil.example`,
    `${own}/`,
    `${own}, ${EVIL}`,
  ];
  return [
    {},
    ...sites.map((site) => ({ "sec-fetch-site": site })),
    ...sites.map((site) => ({ "sec-fetch-site": site, origin: own })),
    ...origins.map((origin) => ({ origin })),
    ...origins.map((origin) => ({ "sec-fetch-site": "same-origin", origin })),
    { origin: EVIL, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { referer: `${own}/` },
  ];
}

const accepted = (own: string): Headers[] => [
  { "sec-fetch-site": "same-origin" },
  { origin: own },
  { "sec-fetch-site": "same-origin", origin: own },
];

/** Sends just these headers with the person's cookie. */
function send(client: ApiClient, address: string, { method, body, headers = {} }: Sent): Promise<Response> {
  const isJson = body && !(body instanceof Uint8Array);
  return fetch(client.url + address, {
    method,
    redirect: "manual",
    ...(body && { body: isJson ? JSON.stringify(body) : new Uint8Array(body) }),
    headers: {
      ...(client.cookie && { cookie: client.cookie }),
      ...(body && { "content-type": isJson ? "application/json" : "application/octet-stream" }),
      ...headers,
    },
  });
}
type Sent = { method: string; body?: Record<string, unknown> | Uint8Array; headers?: Headers };

function sendTo(client: ApiClient, endpoint: Endpoint, things: Things, text: string, headers: Headers) {
  const { method, path } = endpoint;
  const body = inputOf(endpoint, things, text);
  return send(client, addressOf(path, things), { method, ...(body && { body }), headers });
}

for (const endpoint of UNSAFE) {
  test(`HD-01 ${nameOf(endpoint)} does nothing for a page of another site`, async ({ client, marker }) => {
    const things = await prepare(client, endpoint, await createThings(client, "mine"));
    const before = await stateOf(client, things);
    for (const headers of foreign(client.url)) {
      const response = await sendTo(client, endpoint, things, marker.text, headers);
      expect(response.status, JSON.stringify(headers)).toBe(403);
      await expectRefusal(response, 403);
    }
    expect(await stateOf(client, things)).toBe(before);
    expect(await marker.upstreamCalls()).toBe(0);
  });

  for (const index of [0, 1, 2]) {
    const shape = Object.keys(accepted("own")[index] ?? {}).join(" and ");
    test(`HD-01 ${nameOf(endpoint)} takes what a page of ours sends: ${shape}`, async ({
      client,
      marker,
    }) => {
      const things = await prepare(client, endpoint, await createThings(client, "mine"));
      const headers = accepted(client.url)[index] ?? {};
      const response = await sendTo(client, endpoint, things, marker.text, headers);
      expect(response.status, await response.text()).toBe(200);
    });
  }
}

for (const endpoint of WITH_BODY) {
  test(`HD-01 ${nameOf(endpoint)} takes no form and no plain text`, async ({ client, marker }) => {
    const things = await prepare(client, endpoint, await createThings(client, "mine"));
    const before = await stateOf(client);
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      const headers = { "content-type": type, "sec-fetch-site": "same-origin" };
      await expectRefusal(await sendTo(client, endpoint, things, marker.text, headers), 415);
    }
    expect(await stateOf(client)).toBe(before);
    expect(await marker.upstreamCalls()).toBe(0);
  });
}

test("HD-03 reading changes nothing, however often and by whatever means", async ({ client, marker }) => {
  const things = await createThings(client, marker.text);
  const addresses: string[] = [];
  for (const endpoint of READS) {
    addresses.push(addressOf(endpoint.path, await prepare(client, endpoint, things)));
  }
  const calls = await marker.upstreamCalls();
  const before = await stateOf(client, things);
  for (const address of addresses) {
    for (const method of ["GET", "HEAD", "GET", "HEAD"]) {
      const response = await send(client, address, { method });
      const body = await response.text();
      expect(response.status, `${method} ${address}`).toBe(200);
      expect(body === "", `${method} ${address}`).toBe(method === "HEAD");
    }
    for (const name of ["x-http-method-override", "x-http-method", "x-method-override"]) {
      await (await send(client, address, { method: "GET", headers: { [name]: "DELETE" } })).text();
    }
    await (await send(client, `${address}?_method=DELETE`, { method: "GET" })).text();
  }
  expect(await stateOf(client, things)).toBe(before);
  expect(await marker.upstreamCalls()).toBe(calls);
});

test("HD-03 HEAD answers as GET does, without waiting for a reply to be written", async ({ client }) => {
  const response = await client.send({ text: "Write a long text about bridges [pace: 1]" });
  const reader = response.body?.getReader();
  await reader?.read();
  const list = await client.json<{ threads: { id: string }[] }>("/api/threads");
  const detail = await client.json<{ turns: { id: string; status: string }[] }>(
    `/api/threads/${list.threads[0]?.id}`,
  );
  const turn = detail.turns[0];
  const head = await client.fetch(`/api/turns/${turn?.id}/events`, { method: "HEAD" });
  expect(head.status).toBe(200);
  expect(head.headers.get("content-type")).toContain("text/event-stream");
  expect(await head.text()).toBe("");
  const after = await client.json<typeof detail>(`/api/threads/${list.threads[0]?.id}`);
  expect(after.turns[0]?.status, "the reply is still being written").toBe("in_progress");
  await reader?.cancel();
  await client.json(`/api/turns/${turn?.id}/cancel`, { method: "POST", body: {} });
});

for (const path of PATHS) {
  test(`HD-04 ${path} lets no other site read or write`, async ({ client }) => {
    const things = await createThings(client, "mine");
    const before = await stateOf(client, things);
    const asked = {
      "access-control-request-method": "DELETE",
      "access-control-request-headers": "content-type",
    };
    for (const method of ["OPTIONS", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]) {
      for (const origin of [EVIL, "null", client.url]) {
        const headers = { origin, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", ...asked };
        const response = await send(client, addressOf(path, things), { method, headers });
        // One of them is a stream that goes on.
        await response.body?.cancel();
        const names = [...response.headers.keys()].filter((name) => name.startsWith("access-control-"));
        expect(names, `${method} from ${origin}`).toEqual([]);
      }
    }
    expect(await stateOf(client, things)).toBe(before);
  });
}
