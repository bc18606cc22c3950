import { expect, test } from "vitest";
import { toolsFor } from "./combinations";
import { targetOf } from "./models";
import type { Settings } from "./thread";
import { needsSetUp, switchedOff, switchedOn } from "./with-tool";

const NEW = targetOf({ model: "gemini-3.8-flash" });
const BARE: Settings = { model: NEW.id };
const PLACE: Settings = { ...BARE, tools: [{ type: "google_maps", latitude: 52.5, longitude: 13.4 }] };

test("a tool that is switched off and on again has kept its settings", () => {
  const off = switchedOff(PLACE, "google_maps");
  expect(toolsFor(off, NEW)).toEqual([]);
  expect(toolsFor(switchedOn(off, "google_maps"), NEW)).toEqual(PLACE.tools);
});

test("a tool comes on beside the others, after those that were on before", () => {
  const settings = switchedOn(switchedOn(PLACE, "google_search"), "url_context");
  expect(toolsFor(settings, NEW).map(({ type }) => type)).toEqual([
    "google_maps",
    "google_search",
    "url_context",
  ]);
});

test("what has nothing to work with is set up first", () => {
  expect(needsSetUp(BARE, "function")).toBe(true);
  expect(needsSetUp(BARE, "mcp_server")).toBe(true);
  expect(
    needsSetUp({ ...BARE, tools: [{ type: "file_search", file_search_store_names: [] }] }, "file_search"),
  ).toBe(true);
  expect(
    needsSetUp({ ...BARE, tools: [{ type: "mcp_server", name: "calendar", isOff: true }] }, "mcp_server"),
  ).toBe(false);
  expect(needsSetUp(BARE, "computer_use")).toBe(false);
});
