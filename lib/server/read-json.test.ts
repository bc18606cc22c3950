import { expect, test } from "vitest";
import { readJson } from "./read-json";

function read(body: BodyInit): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  return readJson(new Request("http://localhost", { method: "POST", body, headers }));
}

test.each([['"\\u0000"'], ['{"a":"b\\u0000c"}'], ['{"a\\u0000":1}'], ['"\\\\\\u0000"']])(
  "IV-01 a NUL, which PostgreSQL cannot store, is refused: %s",
  async (json) => {
    await expect(read(json)).rejects.toMatchObject({ code: "bad_request" });
  },
);

test.each([['"\\\\u0000"'], ['"\\\\\\\\u0000"'], ['"u0000"'], ['"\\u0001"']])(
  "IV-01 what only looks like a NUL is taken: %s",
  async (json) => {
    expect(await read(json)).toBe(JSON.parse(json));
  },
);

// One look from each of them to the end would take minutes, which the test does not have.
test("IV-05 half a million backslashes are read in one go", async () => {
  expect(await read(`"${"\\".repeat(500_000)}"`)).toHaveLength(250_000);
});

test("IV-01 a body that breaks off is the client's error", async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"a":'));
      controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
    },
  });
  const request = new Request("http://localhost", {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
    // @ts-expect-error: a stream as a body needs it, and the types of the DOM do not know it.
    duplex: "half",
  });
  await expect(readJson(request)).rejects.toMatchObject({ code: "bad_json" });
});
