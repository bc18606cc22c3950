import { expect, test } from "vitest";
import { findPreset, isSameForPreset, type Preset } from "./presets";
import type { Settings } from "./thread";

const SETTINGS: Settings = {
  model: "gemini-3.8-flash",
  generation_config: { thinking_level: "high", seed: 7 },
  tools: [{ type: "google_search" }],
};

test("8 settings are those of a preset in whatever order they are written, and wherever the thread works", () => {
  const { model, ...rest } = SETTINGS;
  const other = { ...rest, environment: { environment_id: "env-1" }, service_tier: undefined, model };
  expect(isSameForPreset(SETTINGS, other)).toBe(true);
  expect(isSameForPreset({ model }, { model, generation_config: {} })).toBe(true);
  expect(isSameForPreset(SETTINGS, { ...SETTINGS, store: false })).toBe(false);
  expect(isSameForPreset(SETTINGS, { ...SETTINGS, tools: [{ type: "google_search", isOff: true }] })).toBe(
    false,
  );
});

test("8 a preset is found by its id, else by its name, however that is written", () => {
  const named = (id: string, name: string): Preset => ({ id, name, settings: SETTINGS, isDefault: false });
  const presets = [named("a", "Code review"), named("b", "code review"), named("code review", "Other")];
  expect(findPreset(presets, "b")?.id).toBe("b");
  expect(findPreset(presets, "CODE REVIEW")?.id).toBe("a");
  expect(findPreset(presets, "code review")?.id).toBe("code review");
  expect(findPreset(presets, "")).toBeNull();
});
