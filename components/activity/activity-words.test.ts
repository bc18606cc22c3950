import { describe, expect, test } from "vitest";
import { callText, stepsText, summaryText, tokensText } from "./activity-words";

describe("what the tray says", () => {
  test("one is one", () => {
    expect([stepsText(0), stepsText(1), stepsText(1_200)]).toEqual(["0 steps", "1 step", "1,200 steps"]);
    expect([tokensText(1), tokensText(12_345)]).toEqual(["1 token", "12,345 tokens"]);
  });

  test("only what there is", () => {
    expect(summaryText({ running: 0, waiting: 0, done: 0 })).toBe("Nothing is running");
    expect(summaryText({ running: 2, waiting: 0, done: 3 })).toBe("2 running, 3 done");
    expect(summaryText({ running: 0, waiting: 1, done: 0 })).toBe("1 waiting for you");
  });

  test("answers and what needs a person are told apart", () => {
    expect(callText({ done: 1, waiting: 0 })).toBe("1 answer is done.");
    expect(callText({ done: 3, waiting: 1 })).toBe("3 answers are done. 1 answer needs approval.");
    expect(callText({ done: 0, waiting: 2 })).toBe("2 answers need approval.");
  });
});
