import { expect, test } from "vitest";
import type { Receipt } from "@/lib/protocol/select";
import { receiptLines } from "./receipt-lines";

const RECEIPT: Receipt = {
  usage: null,
  target: { model: "gemini-3.8-flash" },
  serviceTier: null,
  price: null,
  firstTextAt: null,
  settledAt: null,
};

test("what an agent used may be told late, what a model used is told at once or not at all", () => {
  const ofAgent = { ...RECEIPT, target: { ...RECEIPT.target, agent: "antigravity-preview-09-2026" } };
  expect(receiptLines(ofAgent)).toEqual([{ name: "Tokens", value: "Google has not told yet" }]);
  expect(receiptLines(RECEIPT)).toEqual([{ name: "Tokens", value: "not reported" }]);
});

test("long work is told in minutes", () => {
  const times = [4_200, 754_000].map((settledAt) => receiptLines({ ...RECEIPT, settledAt }).at(-1)?.value);
  expect(times).toEqual(["4.2s", "12 min 34 s"]);
});
