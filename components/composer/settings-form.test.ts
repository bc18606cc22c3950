import { expect, test } from "vitest";
import type { Settings } from "@/lib/protocol/thread";
import { parseForm, toForm } from "./settings-form";

const MODEL = "gemini-3.8-flash";

test("settings come back from the form as they went in", () => {
  const settings: Settings = {
    model: MODEL,
    system_instruction: "Be brief.",
    generation_config: {
      thinking_level: "low",
      max_output_tokens: 100,
      seed: 7,
      stop_sequences: ["END", "a b"],
    },
    service_tier: "flex",
    store: false,
  };
  expect(parseForm(toForm(settings), settings).settings).toEqual(settings);
});

test("what the form does not show stays as it was", () => {
  const settings: Settings = {
    model: MODEL,
    generation_config: { speech_config: [{ voice: "Kore", style: "calm" }], tool_choice: "any" },
    tools: [{ type: "google_search" }, { type: "url_context", isOff: true }],
    response_format: [{ type: "image", aspect_ratio: "16:9" }],
  };
  expect(parseForm(toForm(settings), settings).settings).toEqual(settings);
});

test("an empty form asks the API for nothing", () => {
  expect(parseForm(toForm({ model: MODEL }), { model: MODEL }).settings).toEqual({ model: MODEL });
});

test("a response format goes in and comes out beside those for media", () => {
  const settings: Settings = {
    model: MODEL,
    response_format: [
      { type: "image", aspect_ratio: "16:9" },
      { type: "text", mime_type: "application/json", schema: { type: "array", items: { type: "string" } } },
    ],
  };
  const form = toForm(settings);
  expect(parseForm(form, settings).settings).toEqual(settings);
  expect(parseForm({ ...form, responseFormat: "text" }, settings).settings?.response_format).toEqual([
    { type: "image", aspect_ratio: "16:9" },
  ]);
});

test("a schema with an error in it is not saved, unless the format is text", () => {
  const form = { ...toForm({ model: MODEL }), responseFormat: "json" as const, schemaProblem: "Line 1." };
  expect(parseForm(form, { model: MODEL }).errors).toEqual({ schema: "Line 1." });
  expect(parseForm({ ...form, responseFormat: "text" }, { model: MODEL }).settings).toEqual({ model: MODEL });
});

test("each wrong field says in words what it takes", () => {
  const form = {
    ...toForm({ model: MODEL }),
    seed: "abc",
    maxOutputTokens: "0",
    stopSequences: "1\n2\n3\n4\n5\n6",
  };
  expect(parseForm(form, { model: MODEL }).errors).toEqual({
    seed: "A whole number is needed.",
    maxOutputTokens: "At least 1.",
    stopSequences: "At most 5 lines.",
  });
});

const AGENT = "antigravity-preview-09-2026";

test("what an agent is told comes back from the form as it went in, whatever answers meanwhile", () => {
  const settings: Settings = {
    model: MODEL,
    agent: AGENT,
    agent_config: { max_total_tokens: 200_000, visualization: "auto", collaborative_planning: false },
    environment: { environment_id: "e-1", network: { allowlist: [{ domain: "*.example.com" }] } },
    background: false,
  };
  expect(parseForm(toForm(settings), settings).settings).toEqual(settings);
  const { agent: _, ...model } = settings;
  expect(parseForm(toForm(model), model).settings).toEqual(model);
});

test("a network is written as domains, pasted addresses among them, each once", () => {
  const form = { ...toForm({ model: MODEL, agent: AGENT }), network: "domains" as const };
  const written = ["https://PyPI.org/simple/", "pypi.org", " *.example.com ", ""];
  const domains = written.map((domain, key) => ({ key, domain }));
  const { settings } = parseForm({ ...form, domains }, { model: MODEL, agent: AGENT });
  expect(settings?.environment).toEqual({
    network: { allowlist: [{ domain: "pypi.org" }, { domain: "*.example.com" }] },
  });
  expect(parseForm({ ...form, network: "off", domains }, { model: MODEL }).settings?.environment).toEqual({
    network: "disabled",
  });
});

test("a network of no domains, or of what is none, is not saved", () => {
  const form = { ...toForm({ model: MODEL }), network: "domains" as const };
  expect(parseForm(form, { model: MODEL }).errors).toEqual({ domains: "Add at least one domain." });
  const odd = { ...form, domains: [{ key: 0, domain: "local host" }] };
  expect(parseForm(odd, { model: MODEL }).errors?.domains).toMatch(/^"local host" is not a domain/);
});

test("a budget says what it takes", () => {
  const form = { ...toForm({ model: MODEL, agent: AGENT }), budget: "500" };
  expect(parseForm(form, { model: MODEL, agent: AGENT }).errors).toEqual({ budget: "At least 1,000." });
  const word = parseForm({ ...form, budget: "much" }, { model: MODEL, agent: AGENT });
  expect(word.errors).toEqual({ budget: "A whole number is needed." });
});
