import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { database } from "@/lib/server/db/client";
import { createTestStorage, type TestStorage } from "@/lib/server/db/test-storage";
import { streamEvents } from "@/lib/server/event-stream";
import type { Outlet } from "@/lib/server/outlet";
import { withStreamPlace } from "./streams";

let storage: TestStorage;
beforeAll(async () => {
  storage = await createTestStorage();
  const limits = { STREAMS_AT_ONCE: "2", STREAMS_MAX: "3" };
  for (const [name, value] of Object.entries({ ...storage.variables, ...limits })) vi.stubEnv(name, value);
});
afterAll(async () => {
  const { db } = await database();
  await db.destroy();
  await storage.remove();
});

const from = (address: string) => new Headers({ "x-parley-peer": address });

/** A stream that says one thing and then nothing more, until it is ended or left. */
function endless() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const tell = async (outlet: Outlet) => {
    outlet.send("first");
    await promise;
  };
  return { response: streamEvents(tell, {}), end: resolve };
}

async function open(address: string) {
  const { response, end } = endless();
  const answer = await withStreamPlace(from(address), async () => response);
  return { answer, end };
}

test("RL-09 an address has so many streams at once, all have so many, and what is left is there again", async () => {
  const first = await open("1.1.1.1");
  const second = await open("1.1.1.1");
  await expect(open("1.1.1.1")).rejects.toMatchObject({
    code: "streams_at_once",
    retryAt: expect.any(Number),
  });

  const other = await open("2.2.2.2");
  await expect(open("3.3.3.3"), "the process has no more").rejects.toMatchObject({ code: "streams_at_once" });

  await first.answer.body?.cancel();
  const third = await open("1.1.1.1");
  expect(third.answer.headers.get("content-type")).toContain("text/event-stream");

  second.end();
  expect(await second.answer.text(), "a stream that is counted says all that it has to say").toBe("first");
  const fourth = await open("3.3.3.3");
  for (const { answer } of [other, third, fourth]) await answer.body?.cancel();
});

test("RL-09 what answers with no stream, or fails, keeps no place", async () => {
  const headers = from("4.4.4.4");
  for (let asked = 0; asked < 5; asked += 1) {
    await withStreamPlace(headers, async () => ({ nothing: true }));
    await expect(withStreamPlace(headers, async () => Promise.reject(new Error("failed")))).rejects.toThrow(
      "failed",
    );
    const broken = await withStreamPlace(headers, async () => {
      return new Response(new ReadableStream({ pull: () => Promise.reject(new Error("broken")) }));
    });
    await expect(broken.text()).rejects.toThrow("broken");
  }
  for (const { answer } of [await open("4.4.4.4"), await open("4.4.4.4")]) await answer.body?.cancel();
});
