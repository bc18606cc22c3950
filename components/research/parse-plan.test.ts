import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePlan } from "./parse-plan";
import { changeText, startText } from "./plan-text";

describe("the plan of a research", () => {
  test("is the list of the answer, with what stands around it", () => {
    const text =
      "## Plan\n\nI will:\n\n1. **Find** the sources\n2. Read them\n   - twice\n\n3. Report\n\nShall I begin?";
    expect(parsePlan(text)).toEqual({
      before: "## Plan\n\nI will:",
      steps: ["Find the sources", "Read them\n- twice", "Report"],
      after: "Shall I begin?",
    });
  });

  test("is the longest list, however its items are marked, and never one in code", () => {
    const text = "- a\n\nThen:\n\n(1) One\n(2) Two\n\n```\n- x\n- y\n- z\n```";
    expect(parsePlan(text)?.steps).toEqual(["One", "Two"]);
  });

  test("takes in a line that goes on below its item, and ends at a heading", () => {
    expect(parsePlan("* One\ngoes on\n* Two\n# End")).toEqual({
      before: "",
      steps: ["One\ngoes on", "Two"],
      after: "# End",
    });
  });

  test("is none where there is no list", () => {
    expect(parsePlan("I will read 3 pages - and report.")).toBeNull();
    expect(parsePlan("")).toBeNull();
  });

  test("is read in linear time whatever it is, and comes back from what is sent", () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => void parsePlan(text)));
    const words = fc.stringMatching(/^[a-zäöü]{1,9}( [a-z,.]{1,9}){0,6}$/);
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), (steps) => {
        expect(parsePlan(startText(steps))?.steps).toEqual(steps);
        expect(parsePlan(changeText("Fewer steps", steps))?.steps).toEqual(steps);
      }),
    );
  });
});

test("a plan that is not changed is not sent again", () => {
  expect(startText(null)).toBe("Start the research.");
  expect(changeText("Fewer steps", null)).toBe("Fewer steps");
});
