import { beforeEach, describe, expect, test, vi } from "vitest";

const PEER = { "x-parley-peer": "10.0.0.1" };

async function addressOf(headers: Record<string, string>, variables: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const { clientAddress } = await import("./client-address");
  return clientAddress(new Headers({ ...PEER, ...headers }));
}

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
});

const FORGED = ["6.6.6.6", "6.6.6.6, 7.7.7.7", "nonsense", ",,,", Array(1_000).fill("6.6.6.6").join(", ")];

test.each(FORGED)("RL-04 without a proxy X-Forwarded-For is not heard (%.20s)", async (forged) => {
  expect(await addressOf({ "x-forwarded-for": forged })).toBe("10.0.0.1");
});

describe("RL-04 behind proxies that are trusted", () => {
  test("the address is the one that the outermost of them has seen", async () => {
    const seen = { "x-forwarded-for": "6.6.6.6, 7.7.7.7, 1.2.3.4, 10.1.1.1" };
    expect(await addressOf(seen, { TRUST_PROXY: "2" })).toBe("1.2.3.4");
  });

  test("a thousand hops in front of it change nothing", async () => {
    const seen = { "x-forwarded-for": `${Array(1_000).fill("6.6.6.6").join(",")},1.2.3.4` };
    expect(await addressOf(seen, { TRUST_PROXY: "1" })).toBe("1.2.3.4");
  });

  test("what did not come through them is known by its peer", async () => {
    expect(await addressOf({ "x-forwarded-for": "6.6.6.6" }, { TRUST_PROXY: "2" })).toBe("10.0.0.1");
    vi.resetModules();
    expect(await addressOf({}, { TRUST_PROXY: "1" })).toBe("10.0.0.1");
  });
});

test("RL-04 on Vercel the platform says it", async () => {
  const headers = { "x-forwarded-for": "6.6.6.6", "x-vercel-forwarded-for": "1.2.3.4" };
  expect(await addressOf(headers, { VERCEL: "1" })).toBe("1.2.3.4");
});
