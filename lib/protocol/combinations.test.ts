import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessTarget } from "./abilities";
import { choicesFor, toolChoiceFor, toolsFor, whyNoStructuredOutput, whyNotTool } from "./combinations";
import { MODELS, targetOf } from "./models";
import type { Target } from "./targets";
import type { Settings } from "./thread";
import { CHOICE_MODES, TOOL_NAMES, type Tool, type ToolType } from "./tools";

const SAMPLES: Record<ToolType, Tool> = {
  google_search: { type: "google_search" },
  url_context: { type: "url_context" },
  code_execution: { type: "code_execution" },
  google_maps: { type: "google_maps" },
  file_search: { type: "file_search", file_search_store_names: ["fileSearchStores/notes-1"] },
  computer_use: { type: "computer_use" },
  mcp_server: { type: "mcp_server", name: "calendar" },
  function: { type: "function", name: "get_time", executor: { kind: "built_in" }, approval: "allowed" },
};
const TYPES = Object.keys(TOOL_NAMES) as ToolType[];
const targets = fc.constantFrom(...MODELS, guessTarget({ model: "gemini-9-unknown" }));
const tools = fc
  .array(fc.record({ type: fc.constantFrom(...TYPES), isOff: fc.boolean() }), { maxLength: 10 })
  .map((chosen) => chosen.map(({ type, isOff }): Tool => ({ ...SAMPLES[type], ...(isOff && { isOff }) })));

const settingsWith = (target: Target, ...chosen: readonly Tool[]): Settings => ({
  model: target.id,
  tools: [...chosen],
});
const sentWith = (target: Target, ...types: ToolType[]) =>
  toolsFor(settingsWith(target, ...types.map((type) => SAMPLES[type])), target).map(({ type }) => type);

const NEW = targetOf({ model: "gemini-3.8-flash" });
const EARLY = targetOf({ model: "gemini-3.1-pro-preview" });
const OLD = targetOf({ model: "gemini-2.5-flash" });
const PAINTER = targetOf({ model: "gemini-nano-banana-2.1" });
const SCHEMA: Settings["response_format"] = [
  { type: "text", mime_type: "application/json", schema: { type: "object" } },
];

describe("for every model and every choice of tools", () => {
  test("a tool that is on is sent exactly where nothing is said against it", () => {
    fc.assert(
      fc.property(targets, tools, (target, chosen) => {
        const settings = settingsWith(target, ...chosen);
        const sent = toolsFor(settings, target).map(({ type }) => type);
        for (const type of TYPES) {
          const isOn = chosen.some((tool) => tool.type === type && !tool.isOff);
          const why = whyNotTool(type, settings, target);
          if (isOn) expect(sent.includes(type), type).toBe(why === null);
          else expect(sent).not.toContain(type);
        }
      }),
    );
  });

  test("a tool that can be switched on is sent then, beside all that were sent before", () => {
    fc.assert(
      fc.property(targets, tools, fc.constantFrom(...TYPES), (target, chosen, type) => {
        const others = chosen.filter((tool) => tool.type !== type);
        const settings = settingsWith(target, ...others);
        if (whyNotTool(type, settings, target) !== null) return;
        const before = toolsFor(settings, target);
        const after = toolsFor(settingsWith(target, ...before, SAMPLES[type]), target);
        expect(after).toHaveLength(before.length + 1);
      }),
    );
  });

  test("what one is told to switch off is on, and after that the tool can be used", () => {
    fc.assert(
      fc.property(targets, tools, fc.constantFrom(...TYPES), (target, chosen, type) => {
        const settings = settingsWith(target, ...chosen);
        const why = whyNotTool(type, settings, target);
        if (!why?.includes("off first")) return;
        const named = TYPES.filter(
          (other) => other !== type && why.toLowerCase().includes(TOOL_NAMES[other].toLowerCase()),
        );
        expect(named).not.toEqual([]);
        const sent = toolsFor(settings, target);
        expect(sent.map((tool) => tool.type)).toEqual(expect.arrayContaining(named));
        const rest = sent.filter((tool) => !named.includes(tool.type));
        expect(whyNotTool(type, settingsWith(target, ...rest), target)).toBeNull();
      }),
    );
  });

  test("what is sent has nothing of ours, and no tool twice", () => {
    fc.assert(
      fc.property(targets, tools, (target, chosen) => {
        const sent = toolsFor(settingsWith(target, ...chosen), target);
        expect(sent.some((tool) => "isOff" in tool)).toBe(false);
        expect(new Set(sent.map(({ type }) => type)).size).toBe(sent.length);
      }),
    );
  });

  test("the choice that is sent is one of those that there are", () => {
    const modes = fc.constantFrom(...CHOICE_MODES);
    const choices = fc.oneof(
      modes,
      fc.record({ allowed_tools: fc.record({ mode: modes, tools: fc.subarray(["get_time", "gone"]) }) }),
    );
    fc.assert(
      fc.property(targets, tools, fc.option(choices, { nil: undefined }), (target, chosen, tool_choice) => {
        const settings = { ...settingsWith(target, ...chosen), generation_config: { tool_choice } };
        const sent = toolChoiceFor(settings, target);
        const hasFunctions = toolsFor(settings, target).some(({ type }) => type === "function");
        if (!hasFunctions) expect(sent).toBeUndefined();
        const allowed = choicesFor(settings, target);
        if (typeof sent === "string") expect(allowed).toContain(sent);
        if (typeof sent === "object") {
          expect(allowed).toContain(sent.allowed_tools.mode);
          expect(sent.allowed_tools.tools).toEqual(["get_time"]);
        }
      }),
    );
  });
});

describe("pairs", () => {
  test("a new model takes search, pages, code, places, functions and servers together", () => {
    const all: ToolType[] = [
      "google_search",
      "url_context",
      "code_execution",
      "google_maps",
      "mcp_server",
      "function",
    ];
    expect(sentWith(NEW, ...all)).toEqual(all);
  });

  test("the one that stands first stays", () => {
    expect(sentWith(NEW, "file_search", "google_search", "function")).toEqual(["file_search", "function"]);
    expect(sentWith(NEW, "google_search", "file_search")).toEqual(["google_search"]);
    expect(sentWith(OLD, "function", "code_execution", "mcp_server")).toEqual(["function", "mcp_server"]);
    expect(sentWith(OLD, "code_execution", "function", "url_context")).toEqual([
      "code_execution",
      "url_context",
    ]);
    expect(sentWith(EARLY, "google_search", "google_maps")).toEqual(["google_search"]);
  });

  test("a file search without a store is not sent", () => {
    const empty: Tool = { type: "file_search", file_search_store_names: [] };
    expect(toolsFor(settingsWith(NEW, empty), NEW)).toEqual([]);
  });

  test("only models that make pictures from them are asked for pictures in search", () => {
    const search: Tool = { type: "google_search", search_types: ["web_search", "image_search"] };
    expect(toolsFor(settingsWith(PAINTER, search), PAINTER)).toEqual([search]);
    expect(toolsFor(settingsWith(NEW, search), NEW)).toEqual([{ type: "google_search" }]);
  });
});

describe("what is said", () => {
  const whyNot = (type: ToolType, target: Target, ...on: ToolType[]) =>
    whyNotTool(type, settingsWith(target, ...on.map((other) => SAMPLES[other])), target);

  test.each([
    [
      "file_search",
      NEW,
      ["google_search"],
      "File search cannot be used together with Google Search. Switch Google Search off first.",
    ],
    [
      "file_search",
      NEW,
      ["google_search", "url_context", "code_execution"],
      "File search cannot be used together with Google Search, URL context and code execution. Switch them off first.",
    ],
    [
      "function",
      OLD,
      ["google_search"],
      "Functions cannot be used together with Google Search on Gemini 2.5 Flash. Switch Google Search off first.",
    ],
    [
      "google_search",
      OLD,
      ["function"],
      "Google Search cannot be used together with functions on Gemini 2.5 Flash. Switch functions off first.",
    ],
    [
      "google_maps",
      EARLY,
      ["google_search"],
      "Google Maps cannot be used together with Google Search on Gemini 3.1 Pro. Switch Google Search off first.",
    ],
    ["code_execution", PAINTER, [], "Nano Banana 2.1 has no code execution. Choose another model for it."],
    ["mcp_server", PAINTER, [], "Nano Banana 2.1 has no MCP servers. Choose another model for them."],
    ["google_search", PAINTER, [], null],
    ["url_context", NEW, ["google_search", "function"], null],
  ] as const)("of %s on $name with %s", (type, target, on, sentence) => {
    expect(whyNot(type, target, ...on)).toBe(sentence);
  });

  test("of a response format: new models combine it with tools, old ones do not, others have none", () => {
    expect(whyNoStructuredOutput(settingsWith(NEW, SAMPLES.google_search), NEW)).toBeNull();
    expect(whyNoStructuredOutput(settingsWith(OLD), OLD)).toBeNull();
    expect(whyNoStructuredOutput(settingsWith(OLD, SAMPLES.url_context), OLD)).toBe(
      "Gemini 2.5 Flash cannot answer in a response format while tools are on. Switch URL context off first.",
    );
    expect(whyNoStructuredOutput(settingsWith(PAINTER), PAINTER)).toContain("has no structured output");
    const withFormat = { ...settingsWith(OLD), response_format: SCHEMA };
    expect(whyNotTool("google_search", withFormat, OLD)).toContain("Remove the format in Settings first.");
    expect(whyNotTool("google_search", { ...withFormat, model: NEW.id }, NEW)).toBeNull();
  });
});

describe("how functions are chosen", () => {
  const choiceWith = (
    tool_choice: NonNullable<Settings["generation_config"]>["tool_choice"],
    ...on: ToolType[]
  ) =>
    toolChoiceFor(
      { ...settingsWith(NEW, ...on.map((type) => SAMPLES[type])), generation_config: { tool_choice } },
      NEW,
    );

  test("beside tools of Google's own they are validated, as the API refuses auto there", () => {
    expect(choiceWith(undefined, "function", "google_search")).toBe("validated");
    expect(choiceWith("auto", "function", "google_search")).toBe("validated");
    expect(choiceWith("none", "function", "google_search")).toBe("none");
  });

  test("alone they are as was chosen, and nothing is sent where nothing was", () => {
    expect(choiceWith(undefined, "function")).toBeUndefined();
    expect(choiceWith("any", "function")).toBe("any");
    expect(choiceWith("any", "google_search")).toBeUndefined();
  });

  test("an allowed list of functions that are gone allows none", () => {
    expect(choiceWith({ allowed_tools: { mode: "any", tools: ["gone"] } }, "function")).toBe("none");
  });
});
