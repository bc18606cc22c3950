import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { database } from "./db/client";
import { HttpError } from "./errors";
import { endpoint } from "./http";
import { metrics } from "./metrics/registry";
import { createRig, type Rig } from "./rig";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const context = { params: Promise.resolve({}) };
const URL = "http://localhost:3000/api/something";

function request(init: RequestInit = {}, search = ""): Request {
  const headers = {
    host: "localhost:3000",
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
  };
  return new Request(URL + search, { method: "POST", body: "{}", headers, ...init });
}

async function countOwners(): Promise<number> {
  const { db } = await database();
  const owners = await db.selectFrom("owners").select("id").execute();
  return owners.length;
}

test("AZ-03 who is refused leaves no owner behind", async () => {
  const handle = endpoint({
    async handler({ ensureOwner }) {
      await ensureOwner();
      throw new HttpError("not_found");
    },
  });
  const before = await countOwners();
  const response = await handle(request(), context);
  expect(response.status).toBe(404);
  expect(response.headers.get("set-cookie")).toBeNull();
  expect(await countOwners()).toBe(before);
});

test("who is served becomes one owner, however often that is asked for", async () => {
  const handle = endpoint({
    async handler({ ensureOwner }) {
      const [first, second] = [await ensureOwner(), await ensureOwner()];
      return { isSame: first.id === second.id };
    },
  });
  const before = await countOwners();
  const response = await handle(request(), context);
  expect(await response.json()).toEqual({ isSame: true });
  expect(new Set(response.headers.getSetCookie().map((cookie) => cookie.split(/[=;]/)[1])).size).toBe(1);
  expect(await countOwners()).toBe(before + 1);
});

test("HD-03 HEAD is answered by the headers of GET, and its stream is let go", async () => {
  let isCancelled = false;
  const handle = endpoint({
    body: z.strictObject({ a: z.string() }),
    async handler() {
      return new Response(
        new ReadableStream({
          cancel: () => {
            isCancelled = true;
          },
        }),
        { headers: { "x-probe": "1" } },
      );
    },
  });
  const response = await handle(new Request(`${URL}?a=1`, { method: "HEAD" }), context);
  expect(response.status).toBe(200);
  expect(response.headers.get("x-probe")).toBe("1");
  expect(response.body).toBeNull();
  expect(isCancelled).toBe(true);
});

test("DS-07 what goes wrong is a 500 of that request alone, counted, that says nothing of its cause", async () => {
  const handle = endpoint({
    async handler() {
      throw new Error("the secret cause");
    },
  });
  const countFailures = async () => {
    const { values } = await metrics().requests.get();
    return values.reduce((sum, { labels, value }) => (labels.status === 500 ? sum + value : sum), 0);
  };
  const before = await countFailures();
  const response = await handle(request(), context);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret");
  expect(await countFailures()).toBe(before + 1);
  const other = endpoint({ handler: async () => ({ answered: true }) });
  expect((await other(request(), context)).status).toBe(200);
});

test.each([
  ["before it is there", true],
  ["before it is read", false],
])("an answer whose reader has left %s is let go of", async (_, isEarly) => {
  const leaving = new AbortController();
  const letGo = vi.fn<() => void>();
  const handle = endpoint({
    isPublic: true,
    async handler() {
      if (isEarly) leaving.abort();
      return new Response(new ReadableStream({ cancel: letGo }));
    },
  });
  await handle(request({ signal: leaving.signal }), context);
  leaving.abort();
  await expect.poll(() => letGo).toHaveBeenCalledOnce();
});
