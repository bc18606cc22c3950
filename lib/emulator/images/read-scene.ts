import { createRandom } from "../random.ts";
import { findColour } from "./colours.ts";
import type { Place, Scene, Subject, Time } from "./scene.ts";
import { PLACES, parseCount, SUBJECTS, TIMES, TONES, WEATHERS } from "./vocabulary.ts";

const SOME_PLACES: Place[] = ["meadow", "sea", "mountains", "meadow", "forest", "desert"];
const SOME_TIMES: Time[] = ["day", "day", "dusk", "dawn", "dusk"];
const SOME_SUBJECTS = ["boat", "tree", "house", "balloon", "bird"];

/** The scene a prompt asks for. What it leaves open is decided by all of its words. */
export function readScene(text: string, aspectRatio: string, variation = 0): Scene {
  const seed = `${variation} ${text.trim().toLowerCase()}`;
  const random = createRandom(`scene ${seed}`);
  const one = <T>(list: [T, ...T[]] | T[]) => list[random.integer(0, list.length - 1)] as T;
  const subjects = readSubjects(text);
  const place = findFirst(PLACES, text) ?? placeFor(subjects) ?? one(SOME_PLACES);
  const time = findFirst(TIMES, text) ?? (isAtNight(place, subjects) ? "night" : one(SOME_TIMES));
  const isBare = subjects.length === 0 && place !== "shapes" && place !== "space";
  return {
    seed,
    place,
    time,
    weather: findFirst(WEATHERS, text) ?? (random.fraction() < 0.35 ? "cloudy" : "clear"),
    subjects: isBare ? [{ kind: one(SOME_SUBJECTS), count: 1 }] : subjects,
    hue: random.integer(-14, 14),
    tone: findFirst(TONES, text) ?? "none",
    isMirrored: false,
    aspectRatio,
  };
}

/** Everything of the vocabulary that is named, with its number and the colour that stands before it. */
export function readSubjects(text: string): Subject[] {
  return SUBJECTS.flatMap(([kind, , pattern]): Subject[] => {
    const match = pattern.exec(text);
    if (!match) return [];
    const before = text
      .slice(0, match.index)
      .trim()
      .split(/[^\p{L}\d]+/u)
      .slice(-3)
      .reverse();
    const after = text
      .slice(match.index + match[0].length)
      .trim()
      .split(/[^\p{L}\d]+/u)
      .slice(0, 1);
    const counts = before.map(parseCount).filter((count) => count !== undefined);
    // French and Spanish put the colour behind.
    const colour = [...before.slice(0, 2), ...after].map(findColour).find(Boolean);
    const isPlural = /s$/i.test(match[0]);
    return [{ kind, count: counts[0] ?? (isPlural ? 3 : 1), ...(colour && { colour }) }];
  });
}

export function findFirst<T>(rows: [T, RegExp][], text: string): T | undefined {
  return rows.find(([, pattern]) => pattern.test(text))?.[0];
}

function isAtNight(place: Place, subjects: Subject[]): boolean {
  return place === "space" || subjects.some(({ kind }) => kind === "moon" || kind === "star");
}

/** A boat wants water even where none is named. */
function placeFor(subjects: Subject[]): Place | undefined {
  const kinds = subjects.map(({ kind }) => kind);
  if (kinds.includes("boat") || kinds.includes("fish") || kinds.includes("lighthouse")) return "sea";
  if (kinds.includes("rocket") || kinds.includes("star")) return "space";
  if (kinds.includes("snowman")) return "snow";
  if (kinds.includes("car")) return "city";
  return kinds.length > 0 ? "meadow" : undefined;
}
