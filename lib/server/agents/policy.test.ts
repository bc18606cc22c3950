import { beforeEach, describe, expect, test, vi } from "vitest";
import type { NetworkAccess } from "@/lib/protocol/agents";

/** The policy of a server that was started with these variables. */
async function policyOf(variables: Record<string, string>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return import("./policy");
}

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const only = (...domains: string[]): NetworkAccess => ({ allowlist: domains.map((domain) => ({ domain })) });
const ALLOWED = "pypi.org, *.GitHub.com files.example.com";

describe("PX-10 what an environment may reach", () => {
  test("PX-10 is what its owner wishes where the server says nothing", async () => {
    const { networkFor } = await policyOf({});
    for (const wish of [undefined, "disabled", only("a.example.com")] as const) {
      expect(networkFor(wish)).toEqual(wish);
    }
  });

  test("PX-10 is nothing where the server has switched it off", async () => {
    const { networkFor } = await policyOf({ AGENT_NETWORK: "off" });
    for (const wish of [undefined, "disabled", only("a.example.com", "pypi.org")] as const) {
      expect(networkFor(wish)).toBe("disabled");
    }
  });

  test.each([
    ["everything", undefined, only("pypi.org", "*.github.com", "files.example.com")],
    ["nothing", "disabled", "disabled"],
    ["what is allowed", only("pypi.org"), only("pypi.org")],
    ["a part of what is allowed", only("api.github.com"), only("api.github.com")],
    ["a wide part of what is allowed", only("*.api.github.com"), only("*.api.github.com")],
    ["more than is allowed", only("*.example.com"), only("files.example.com")],
    ["the same as is allowed", only("*.github.com"), only("*.github.com")],
    ["some that is allowed", only("evil.example.org", "pypi.org"), only("pypi.org")],
    ["nothing that is allowed", only("evil.example.org"), "disabled"],
    ["the domain above a wide one", only("github.com"), "disabled"],
    ["a domain that only ends alike", only("evilgithub.com", "pypi.org.evil.com"), "disabled"],
    ["one that is allowed twice", only("*.example.com", "files.example.com"), only("files.example.com")],
  ] as const)("PX-10 is what both allow: %s is wished", async (_name, wish, expected) => {
    const { networkFor } = await policyOf({ AGENT_NETWORK: ALLOWED });
    expect(networkFor(wish as NetworkAccess | undefined)).toEqual(expected);
  });

  test.each([
    "opne",
    "none",
    "*",
    "https://pypi.org",
    "pypi.org/simple",
    "off, pypi.org",
    "open,off",
    "1.2.3.4",
  ])("PX-10 is not guessed: a server that is told %j does not start", async (value) => {
    const { networkFor } = await policyOf({ AGENT_NETWORK: value });
    expect(() => networkFor(undefined)).toThrow("AGENT_NETWORK");
  });
});

describe("PX-10 what a run may use", () => {
  test("PX-10 is never more than the server allows, and less where its owner wishes", async () => {
    const { budgetFor } = await policyOf({ AGENT_MAX_TOKENS: "50000" });
    expect([undefined, 1_000, 49_999, 50_000, 50_001, 10_000_000].map(budgetFor)).toEqual([
      50_000, 1_000, 49_999, 50_000, 50_000, 50_000,
    ]);
  });

  test("PX-10 is bounded though nobody has set a bound", async () => {
    const { budgetFor } = await policyOf({});
    expect(budgetFor(undefined)).toBe(3_000_000);
  });
});

test("PX-10 agents can be switched off", async () => {
  const on = await policyOf({});
  expect(() => on.checkAgentsOn()).not.toThrow();
  vi.resetModules();
  const off = await policyOf({ AGENTS: "off" });
  expect(() => off.checkAgentsOn()).toThrow("agents_off");
});
