import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { toStreamResponse } from "./stream-response";

const HEADERS = { "content-type": "text/event-stream" };

test("what came before a connection broke is read, and then that it broke", async () => {
  const body = new PassThrough();
  const response = toStreamResponse({ statusCode: 200, headers: HEADERS, body }, null);
  const reader = response.body?.getReader();
  body.write("data: 1\n\n");
  body.write("data: 2\n\n");
  await new Promise((resolve) => setImmediate(resolve));
  body.destroy(new Error("reset"));
  await new Promise((resolve) => setImmediate(resolve));
  const read = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect((await read()) + (await read())).toBe("data: 1\n\ndata: 2\n\n");
  await expect(reader?.read()).rejects.toThrow("terminated");
});

test("who leaves in the middle ends the connection", async () => {
  const body = new PassThrough();
  const response = toStreamResponse({ statusCode: 200, headers: HEADERS, body }, null);
  body.write("data: 1\n\n");
  await response.body?.cancel();
  expect(body.destroyed).toBe(true);
});
