import { describe, expect, test } from "vitest";
import type { Settings } from "@/lib/protocol/thread";
import { type FunctionTool, TOOLS_MAX, type Tool } from "@/lib/protocol/tools";
import { withApproval } from "./approval";
import { entriesOf, withFunction, withoutFunction } from "./function-entries";

const declare = (
  name: string,
  approval: FunctionTool["approval"] = "ask",
  code = "return 1;",
): FunctionTool => ({
  type: "function",
  name,
  executor: { kind: "browser", code },
  approval,
});
const settingsWith = (...tools: Tool[]): Settings => ({ model: "gemini-3.8-flash", tools });

describe("the functions of a conversation", () => {
  test("are listed once each, as the conversation has them, with where they come from", () => {
    const own = { ...declare("saved_one", "allowed", "return 2;"), isOff: true as const };
    const entries = entriesOf(settingsWith({ type: "url_context" }, declare("own_one"), own), {
      saved: [declare("saved_one"), declare("saved_two")],
      builtIn: [{ ...declare("get_weather"), executor: { kind: "built_in" } }],
    });
    expect(entries.map(({ declared, origin, isOn }) => [declared.name, origin, isOn])).toEqual([
      ["get_weather", "built_in", false],
      ["own_one", "thread", true],
      ["saved_one", "saved", false],
      ["saved_two", "saved", false],
    ]);
    expect(entries[2]?.declared).toEqual(own);
  });

  test("are replaced in their place, also under another name, and other tools stay", () => {
    const before = settingsWith({ type: "url_context" }, declare("a"), declare("b"));
    const renamed = withFunction(before, declare("c"), "a");
    expect(renamed?.tools).toEqual([{ type: "url_context" }, declare("c"), declare("b")]);
    expect(withoutFunction(before, "a").tools).toEqual([{ type: "url_context" }, declare("b")]);
  });

  test("have an end, but those that are there can be changed", () => {
    const full = settingsWith(...Array.from({ length: TOOLS_MAX }, (_, index) => declare(`f_${index}`)));
    expect(withFunction(full, declare("one_more"))).toBeNull();
    expect(withFunction(full, declare("f_0", "allowed"))?.tools?.[0]).toEqual(declare("f_0", "allowed"));
  });
});

describe("PI-03 what was allowed for a conversation", () => {
  test("is allowed for the function that was seen, and for no other", () => {
    const settings = settingsWith(declare("a"), declare("b"));
    expect(withApproval(settings, declare("a")).tools).toEqual([declare("a", "allowed"), declare("b")]);
  });

  test("is not allowed for a function of that name that has become another one", () => {
    const settings = settingsWith(declare("a", "ask", "return 'something else';"));
    expect(withApproval(settings, declare("a")).tools).toEqual(settings.tools);
  });
});
