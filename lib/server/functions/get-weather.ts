import "server-only";
import { createHash } from "node:crypto";
import { msg } from "@/lib/i18n/translate";
import type { BuiltIn } from "./built-in";

const SKIES = ["sunny", "partly cloudy", "overcast", "light rain", "windy", "foggy"] as const;

/** An example for trying functions out: always the same for a place, and never true. */
export const getWeather: BuiltIn = {
  name: "get_weather",
  description: msg("Gives the weather in a town. An example: the weather is invented."),
  parameters: {
    type: "object",
    properties: {
      location: { type: "string", description: "The town, such as Paris." },
      unit: { type: "string", enum: ["celsius", "fahrenheit"] },
    },
    required: ["location"],
  },
  run({ location, unit }) {
    const [first = 0, second = 0] = createHash("sha256")
      .update(String(location).trim().toLowerCase())
      .digest();
    const celsius = (first % 36) - 4;
    const isFahrenheit = unit === "fahrenheit";
    return JSON.stringify({
      location,
      temperature: isFahrenheit ? Math.round(celsius * 1.8 + 32) : celsius,
      unit: isFahrenheit ? "fahrenheit" : "celsius",
      sky: SKIES[second % SKIES.length],
      note: "This weather is invented.",
    });
  },
};
