import { expect, test } from "vitest";
import { toNextSettings } from "./next-settings";

test("the next new chat keeps who answers and how, and nothing of what was chosen for one conversation", () => {
  const kept = { model: "gemini-3.8-flash", system_instruction: "Be brief.", service_tier: "flex" } as const;
  const next = toNextSettings({
    ...kept,
    generation_config: { seed: 7, tool_choice: "any" },
    tools: [{ type: "google_search" }, { type: "mcp_server", name: "calendar" }],
    response_format: [
      { type: "image", aspect_ratio: "16:9" },
      { type: "text", mime_type: "application/json", schema: { type: "object" } },
    ],
  });
  expect(next).toEqual({
    ...kept,
    generation_config: { seed: 7 },
    response_format: [{ type: "image", aspect_ratio: "16:9" }],
  });
});

test("the next new chat has an environment of its own, closed as the one before it was", () => {
  const agent = { model: "gemini-3.8-flash", agent: "antigravity-preview-09-2026" };
  const closed = { ...agent, environment: { network: "disabled" as const } };
  expect(toNextSettings({ ...closed, environment: { environment_id: "e1", network: "disabled" } })).toEqual(
    closed,
  );
  expect(toNextSettings({ ...agent, environment: { environment_id: "e1" } })).toEqual(agent);
});
