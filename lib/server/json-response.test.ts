import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { jsonResponse } from "./json-response";

const LONG = JSON.stringify(Array.from({ length: 20_000 }, (_, index) => `turn ${index}`));
const asked = (accepted: string | null) =>
  new Request("http://localhost/", { headers: accepted === null ? {} : { "accept-encoding": accepted } });

test("a long answer comes compressed to who can read it so, and is the same", async () => {
  const response = await jsonResponse(LONG, asked("br, gzip;q=0.8"));
  expect(response.headers.get("content-encoding")).toBe("gzip");
  expect(response.headers.get("vary")).toBe("accept-encoding");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.length).toBeLessThan(LONG.length / 2);
  expect(gunzipSync(bytes).toString()).toBe(LONG);
});

test.each([null, "identity", "gzip;q=0", "br, gzip; q=0.0, zstd"])(
  "it comes as it is to who accepts %s",
  async (accepted) => {
    const response = await jsonResponse(LONG, asked(accepted));
    expect(response.headers.has("content-encoding")).toBe(false);
    expect(await response.text()).toBe(LONG);
  },
);

test("a short one is left to the server's own compressor", async () => {
  const response = await jsonResponse("{}", asked("gzip"));
  expect(response.headers.has("content-encoding")).toBe(false);
  expect(await response.json()).toEqual({});
});
