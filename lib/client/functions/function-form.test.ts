import { describe, expect, test } from "vitest";
import type { FunctionTool } from "@/lib/protocol/tools";
import { changeForm, nameProblemOf, parseFunctionForm, toFunctionForm } from "./function-form";

const ALLOWED: FunctionTool = {
  type: "function",
  name: "get_price",
  description: "Gives a price.",
  parameters: { type: "object", properties: {} },
  executor: { kind: "browser", code: "return 12;", timeoutMs: 30_000 },
  approval: "allowed",
};

describe("the form of a function", () => {
  test("gives back what it was filled with", () => {
    expect(parseFunctionForm(toFunctionForm(ALLOWED, false), []).declared).toEqual(ALLOWED);
  });

  test.each([
    { name: "get_prices" },
    { description: "Pays a price." },
    { parameters: { type: "object", properties: { item: { type: "string" } } } },
    { code: "return 13;" },
    { timeoutMs: 60_000 },
  ])("asks again before each call once %j was changed", (change) => {
    const form = changeForm(toFunctionForm(ALLOWED, false), change);
    expect(parseFunctionForm(form, []).declared?.approval).toBe("ask");
  });

  test("keeps the approval where only the place of keeping changes, and where it is chosen last", () => {
    const saved = changeForm(toFunctionForm(ALLOWED, false), { isSaved: true });
    expect(saved.isAsked).toBe(false);
    const changed = changeForm(changeForm(saved, { code: "return 13;" }), { isAsked: false });
    expect(parseFunctionForm(changed, []).declared?.approval).toBe("allowed");
  });

  test("asks before each call of a new function, but for one that is answered by hand", () => {
    const fresh = { ...toFunctionForm(null, false), name: "find_parcel" };
    expect(parseFunctionForm(fresh, []).declared?.approval).toBe("ask");
    const byHand = parseFunctionForm(changeForm(fresh, { kind: "by_hand" }), []);
    expect(byHand.declared).toMatchObject({ executor: { kind: "by_hand" }, approval: "allowed" });
  });

  test.each(["", "1st", "with space", "naïve", "a".repeat(65), "get_price"])(
    "refuses the name %j",
    (name) => {
      expect(nameProblemOf(name, ["get_price"])).not.toBeNull();
      expect(
        parseFunctionForm({ ...toFunctionForm(ALLOWED, false), name }, ["get_price"]).declared,
      ).toBeNull();
    },
  );

  test("refuses parameters that are no schema, and code without end", () => {
    const form = toFunctionForm(ALLOWED, false);
    expect(parseFunctionForm({ ...form, parametersProblem: "Not a schema." }, []).problem).toBe(
      "Not a schema.",
    );
    expect(parseFunctionForm({ ...form, code: "x".repeat(20_000) }, []).problem).toMatch(/too long/);
  });
});
