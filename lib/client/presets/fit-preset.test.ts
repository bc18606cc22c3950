import { describe, expect, test } from "vitest";
import { AGENTS } from "@/lib/protocol/known-agents";
import { MODELS } from "@/lib/protocol/models";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import type { Settings } from "@/lib/protocol/thread";
import type { FunctionTool } from "@/lib/protocol/tools";
import { fitPreset, type Known, toPreset } from "./fit-preset";

const declare = (name: string, description = "Gives a price."): FunctionTool => ({
  type: "function",
  name,
  description,
  executor: { kind: "by_hand" },
  approval: "ask",
});
const KNOWN: Known = {
  models: { models: [...MODELS], agents: [...AGENTS] },
  functions: { saved: [declare("get_price")], builtIn: [] },
  servers: ["calendar"],
  stores: ["fileSearchStores/papers"],
};
const apply = (preset: Settings, current: Settings = DEFAULT_SETTINGS) => fitPreset(preset, current, KNOWN);

const WHOLE: Settings = {
  model: "gemini-3.8-flash",
  system_instruction: "Answer like a sailor.",
  generation_config: { thinking_level: "high", seed: 7 },
  tools: [{ type: "google_search" }, { type: "mcp_server", name: "calendar" }, declare("get_price")],
  service_tier: "flex",
};

describe("8 a preset is applied", () => {
  test("as it was saved, where all that it names is there, and nothing is to be said", () => {
    expect(apply(WHOLE)).toEqual({ settings: WHOLE, remarks: [] });
  });

  test("with another model, where its own is gone, and the rest as it was", () => {
    const { settings, remarks } = apply({ ...WHOLE, model: "gemini-1.0-old" });
    expect(settings).toEqual(WHOLE);
    expect(remarks).toEqual(["gemini-1.0-old is not there any more, so Gemini 3.8 Flash answers."]);
  });

  test("with its model, where its agent is gone", () => {
    const { settings, remarks } = apply({ ...WHOLE, agent: "my-agent" });
    expect(settings).toEqual(WHOLE);
    expect(remarks).toEqual(["my-agent is not there any more, so Gemini 3.8 Flash answers."]);
  });

  test("without functions, servers and stores that were deleted, which are named", () => {
    const { settings, remarks } = apply({
      model: "gemini-3.8-flash",
      tools: [
        declare("get_price"),
        declare("get_weather"),
        { type: "mcp_server", name: "gone" },
        { type: "file_search", file_search_store_names: ["fileSearchStores/gone"] },
      ],
    });
    expect(settings.tools).toEqual([
      declare("get_price"),
      { type: "file_search", file_search_store_names: [], isOff: true },
    ]);
    expect(remarks).toEqual([
      "A file search store of the preset was deleted.",
      "The function get_weather was deleted.",
      "The MCP server gone was removed.",
    ]);
  });

  test("with functions as they are declared now: nothing comes back that was changed or is to be asked for", () => {
    const old: FunctionTool = { ...declare("get_price", "As it was."), approval: "allowed" };
    expect(apply({ ...WHOLE, tools: [old] }).settings.tools).toEqual([declare("get_price")]);
  });

  test("with a sentence on each tool, level and form that its target does not take", () => {
    const schema = { type: "object" };
    const { settings, remarks } = apply({
      model: "gemini-3.1-flash-image",
      generation_config: { thinking_level: "low" },
      tools: [{ type: "url_context" }],
      response_format: [{ type: "text", mime_type: "application/json", schema }],
    });
    expect(settings.generation_config).toEqual({});
    expect(remarks).toHaveLength(3);
    expect(remarks[0]).toContain("has no thinking level “low”");
    expect(remarks[1]).toContain("has no URL context");
    expect(remarks[2]).toContain("has no structured output");
  });

  test("in a thread that keeps its environment, and the functions that only it has, switched off", () => {
    const own = declare("only_here");
    const current: Settings = {
      model: "gemini-3.8-flash",
      environment: { environment_id: "env-1" },
      tools: [own, { type: "url_context" }],
    };
    const { settings, remarks } = apply({ ...WHOLE, environment: { network: "disabled" } }, current);
    expect(settings.environment).toEqual({ network: "disabled", environment_id: "env-1" });
    expect(settings.tools).toEqual([...(WHOLE.tools ?? []), { ...own, isOff: true }]);
    expect(remarks).toEqual([]);
  });
});

test("8 a thread is saved as a preset without its environment, and without a function that only it has", () => {
  const { settings, remarks } = toPreset(
    {
      ...WHOLE,
      environment: { environment_id: "env-1" },
      tools: [...(WHOLE.tools ?? []), declare("only_here"), { ...declare("left_off"), isOff: true }],
    },
    KNOWN.functions,
  );
  expect(settings).toEqual(WHOLE);
  expect(remarks).toEqual([
    "The function only_here belongs to this conversation alone and is not in the preset. Save it for all conversations first.",
  ]);
});
