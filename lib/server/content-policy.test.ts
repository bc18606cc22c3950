import { expect, test } from "vitest";
import { newNonce, nonceOf, pagePolicy } from "./content-policy";

test("HD-07 of ten thousand nonces none comes twice, and each has 128 bits", () => {
  const nonces = Array.from({ length: 10_000 }, newNonce);
  expect(new Set(nonces).size).toBe(nonces.length);
  expect(new Set(nonces.map((nonce) => Buffer.from(nonce, "base64").length))).toEqual(new Set([16]));
});

test("HD-07 the nonce of a page is the one in its policy", () => {
  const nonce = newNonce();
  const policy = pagePolicy({ nonce, isShare: false });
  expect(nonceOf(new Headers({ "content-security-policy": policy }))).toBe(nonce);
  expect(nonceOf(new Headers())).toBeUndefined();
});

test("HD-05 no policy of a page lets a script run by its place, or anything come from elsewhere", () => {
  for (const isShare of [true, false]) {
    const policy = pagePolicy({ nonce: "x", isShare });
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|unsafe-hashes/);
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'nonce-x' 'strict-dynamic'");
    expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1);
    expect(policy).toContain("style-src-attr 'unsafe-inline'");
  }
});

test("SH-10 a shared page has nobody to speak to", () => {
  expect(pagePolicy({ nonce: "x", isShare: true })).not.toContain("connect-src");
  expect(pagePolicy({ nonce: "x", isShare: false })).toContain("connect-src 'self'");
});
