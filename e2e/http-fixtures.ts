import type { EmulatorServer } from "./emulator-server";
import { test as base, expect } from "./fixtures";

type HttpFixtures = {
  /** Errors in the server's log that the test expects; any other fails it. */
  expectedLog: RegExp[];
  /** A text that nobody has used, and how often Google was asked with it. */
  marker: { text: string; upstreamCalls(): Promise<number> };
};

/** For tests that speak HTTP only: no browser starts, and the server's log is watched. */
export const test = base.extend<HttpFixtures>({
  expectedLog: [[], { option: true }],
  quiet: async ({ app, expectedLog }, use) => {
    const before = app.output().length;
    await use(undefined);
    const log = app.output().slice(before).split("\n");
    const unexpected = log.filter((line) => isError(line) && !expectedLog.some((known) => known.test(line)));
    expect(unexpected, "errors in the server's log").toEqual([]);
    expect((await fetch(`${app.url}/api/health`)).status, "the server is alive").toBe(200);
  },
  marker: async ({ emulator }, use) => {
    const text = `marker-${crypto.randomUUID()}`;
    await use({ text, upstreamCalls: () => countCalls(emulator, text) });
  },
});

function isError(line: string): boolean {
  return /"level":[56]0|^\s*(⨯|Error|TypeError|RangeError|UnhandledPromiseRejection)/.test(line);
}

export async function countCalls(emulator: EmulatorServer, text: string): Promise<number> {
  const requests = await emulator.requests();
  return requests.filter((request) => JSON.stringify(request).includes(text)).length;
}

/** An answer as it can be compared: what differs between any two requests is left out. */
export async function answerOf(response: Response) {
  const headers = Object.fromEntries(response.headers);
  delete headers.date;
  delete headers["x-request-id"];
  return { status: response.status, headers, body: await response.text() };
}

/** The answer is a refusal in our own words. */
export async function expectRefusal(response: Response, status: number | readonly number[]): Promise<void> {
  const body = await response.text();
  const statuses = typeof status === "number" ? [status] : status;
  expect(statuses, body.slice(0, 500)).toContain(response.status);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("cache-control")).toContain("no-store");
  expect(response.headers.get("set-cookie"), "a refusal sets no cookie").toBeNull();
  expect(JSON.parse(body)).toEqual({
    error: {
      code: expect.stringMatching(/^[a-z_]+$/),
      message: expect.stringMatching(/./),
      ...(body.includes('"field"') && { field: expect.stringMatching(/^[\w.]{1,200}$/) }),
      ...(body.includes('"retryAt"') && { retryAt: expect.any(Number) }),
      ...(body.includes('"mostBytes"') && { mostBytes: expect.any(Number) }),
    },
  });
}
