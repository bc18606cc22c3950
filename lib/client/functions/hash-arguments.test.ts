import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalArguments } from "@/lib/protocol/calls";
import { hashArguments } from "./hash-arguments";

const hashHere = (args: Record<string, unknown>) => hashArguments({ arguments: args, argumentText: null });

test("page and server agree on the hash of all arguments", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
      (args) => {
        const canonical = canonicalArguments({ arguments: args, argumentText: null });
        expect(hashHere(args)).toBe(createHash("sha256").update(canonical).digest("hex"));
      },
    ),
  );
});

test("the order of keys makes no other hash, any other value does", () => {
  expect(hashHere({ a: 1, b: { c: 2, d: [3] } })).toBe(hashHere({ b: { d: [3], c: 2 }, a: 1 }));
  expect(hashHere({ a: 1 })).not.toBe(hashHere({ a: "1" }));
  expect(hashHere({ a: 1 })).not.toBe(hashHere({ a: 1, b: null }));
});
