import { parseJson } from "../json.ts";
import { isObject } from "../wire.ts";
import type { Colour } from "./colours.ts";

export type Place =
  | "meadow"
  | "sea"
  | "forest"
  | "mountains"
  | "desert"
  | "city"
  | "snow"
  | "space"
  | "shapes";
export type Time = "day" | "dawn" | "dusk" | "night";
export type Weather = "clear" | "cloudy" | "rain" | "snowfall";
export type Tone = "none" | "grey" | "sepia" | "warm" | "cold" | "pastel" | "vivid";

/** Something in the picture: what, how many, and in which colour if one was asked for. */
export interface Subject {
  kind: string;
  count: number;
  colour?: Colour;
  /** How many times its usual size. */
  scale?: number;
}

/** Everything that is drawn. The same scene is the same picture, at any size. */
export interface Scene {
  /** Decides the forms that nobody asked for: where hills rise and what stands where. */
  seed: string;
  place: Place;
  time: Time;
  weather: Weather;
  subjects: Subject[];
  /** Degrees by which all hues are turned. */
  hue: number;
  tone: Tone;
  isMirrored: boolean;
  border?: Colour;
  /** The ratio it was last drawn at. */
  aspectRatio: string;
}

/** As it is noted in the picture: ASCII only, since a text chunk of a PNG is Latin-1. */
export function toSceneNote(scene: Scene): string {
  return JSON.stringify(scene).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Undefined for a note of another hand; ours are taken at their word. */
export function parseSceneNote(note: string | undefined): Scene | undefined {
  const scene = parseJson(note ?? "");
  const isScene = isObject(scene) && typeof scene.seed === "string" && Array.isArray(scene.subjects);
  // Checked as far as tells our notes from others: the emulator wrote the rest itself.
  return isScene ? (scene as unknown as Scene) : undefined;
}
