import { expect, test } from "vitest";
import { settingsSchema } from "@/lib/protocol/schemas";
import { toSpeakers, withSpeakers } from "./voices-form";

const SETTINGS = { model: "gemini-3.8-flash-tts", generation_config: { seed: 7 } };

test("what was chosen for two speakers comes back as it was", () => {
  const speakers = [
    { name: "Ada", voice: "Kore", style: "cheerful, unhurried", language: "en-US" },
    { name: "Ben", voice: "Puck", style: "", language: "" },
  ];
  const saved = withSpeakers(SETTINGS, speakers);
  expect(settingsSchema.safeParse(saved).success).toBe(true);
  expect(saved.generation_config?.seed).toBe(7);
  expect(toSpeakers(saved)).toEqual(speakers);
});

test("a single speaker has no name, and an empty field leaves the choice to the API", () => {
  const saved = withSpeakers(SETTINGS, toSpeakers(SETTINGS).slice(0, 1));
  expect(saved.generation_config?.speech_config).toEqual([{ voice: "Kore" }]);
});

test("names that the script could not be told by become names that it can", () => {
  const [first, second] = toSpeakers(SETTINGS);
  const speakersOf = (...names: [string, string]) =>
    withSpeakers(SETTINGS, [
      { ...first, name: names[0] },
      { ...second, name: names[1] },
    ]).generation_config?.speech_config?.map(({ speaker }) => speaker);
  expect(speakersOf("Ada: ", "  ")).toEqual(["Ada", "Speaker 2"]);
  expect(speakersOf("Ada", "ada")).toEqual(["Speaker 1", "Speaker 2"]);
});
