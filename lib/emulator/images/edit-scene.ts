import { createRandom } from "../random.ts";
import { findColour, hex, turnHue } from "./colours.ts";
import { findFirst, readSubjects } from "./read-scene.ts";
import type { Scene, Subject } from "./scene.ts";
import { PLACES, TIMES, TONES, WEATHERS } from "./vocabulary.ts";

const REMOVES =
  /\b(?:remove|delete|without|erase|take away|get rid of|no more|entferne?|ohne|enlève|quita|sin)\b/i;
const ADDS = /\b(?:add|another|more|second|extra|put|noch|ajoute|encore|añade|otr[oa])\b/i;
const REPLACES = /\b(?:replace|swap|instead of|exchange|turn\b.*\binto|ersetze|remplace|reemplaza)\b/i;
const MIRRORS = /\b(?:mirror\w*|flip\w*|reverse[ds]?|spiegel\w*|the other way round)\b/i;
const FRAMES = /\b(?:borders?|frames?|framed|rahmen|cadre|marco|polaroid)\b/i;

/** The same picture after an instruction, and what was done to it, in words: nothing if it names nothing. */
export function editScene(scene: Scene, instruction: string): { scene: Scene; changes: string[] } {
  const edited: Scene = { ...scene, subjects: [...scene.subjects] };
  const changes = toChange(instruction)(edited, instruction);
  return { scene: edited, changes };
}

/** Something to be seen, for an instruction that names nothing; the same words always do the same. */
export function recolourScene(scene: Scene, instruction: string): { scene: Scene; changes: string[] } {
  const hue = (scene.hue + createRandom(instruction).integer(60, 300)) % 360;
  return { scene: { ...scene, hue, tone: "none" }, changes: ["new colours"] };
}

type Change = (scene: Scene, instruction: string) => string[];

function toChange(instruction: string): Change {
  if (REMOVES.test(instruction)) return remove;
  return REPLACES.test(instruction) ? replace : change;
}

/** What is there of the named things goes, the others come; "night instead of day" has none. */
function replace(scene: Scene, instruction: string): string[] {
  const present = scene.subjects.map(({ kind }) => kind);
  const arriving = readSubjects(instruction).filter(({ kind }) => !present.includes(kind));
  if (arriving.length === 0) return change(scene, instruction);
  const gone = remove(scene, instruction);
  scene.subjects.push(...arriving);
  return [...gone, ...arriving.map(({ kind }) => `a ${kind}`)];
}

function remove(scene: Scene, instruction: string): string[] {
  const named = readSubjects(instruction).map(({ kind }) => kind);
  const gone = scene.subjects.filter(({ kind }) => named.includes(kind)).map(({ kind }) => kind);
  scene.subjects = scene.subjects.filter(({ kind }) => !gone.includes(kind));
  const changes = gone.map((kind) => `no ${kind}`);
  if (FRAMES.test(instruction) && scene.border) {
    scene.border = undefined;
    changes.push("no border");
  }
  if (/\b(?:rain|snow|clouds?)\b/i.test(instruction)) {
    scene.weather = "clear";
    changes.push("a clear sky");
  }
  return changes;
}

function change(scene: Scene, instruction: string): string[] {
  const subjects = readSubjects(instruction);
  const changes = changeMood(scene, instruction);
  const place = findFirst(PLACES, instruction);
  // "Add a boat on the sea" is about the boat.
  if (place && place !== scene.place && subjects.length === 0) {
    scene.place = place;
    changes.push(`${place} all around`);
  }
  if (MIRRORS.test(instruction)) {
    scene.isMirrored = !scene.isMirrored;
    changes.push("left and right exchanged");
  }
  if (FRAMES.test(instruction)) {
    scene.border =
      instruction
        .split(/[^\p{L}]+/u)
        .map(findColour)
        .find(Boolean) ?? hex("f5f3ec");
    changes.push("a border");
  }
  for (const subject of subjects) changes.push(putSubject(scene, subject, instruction));
  return changes;
}

function changeMood(scene: Scene, instruction: string): string[] {
  const changes: string[] = [];
  const time = findFirst(TIMES, instruction);
  if (time && time !== scene.time) {
    scene.time = time;
    changes.push(time === "day" ? "daylight" : time);
  }
  const tone = findFirst(TONES, instruction);
  if (tone && tone !== scene.tone) {
    scene.tone = tone;
    changes.push(`a ${tone} tone`);
  }
  const weather = findFirst(WEATHERS, instruction);
  if (weather && weather !== scene.weather) {
    scene.weather = weather;
    changes.push(weather === "cloudy" ? "clouds" : weather === "clear" ? "a clear sky" : weather);
  }
  return changes;
}

/** Adds it, or where it is there already, changes it. */
function putSubject(scene: Scene, subject: Subject, instruction: string): string {
  const at = scene.subjects.findIndex(({ kind }) => kind === subject.kind);
  const present = scene.subjects[at];
  if (!present) {
    scene.subjects.push(subject);
    return subject.count === 1 ? `a ${subject.kind}` : `${subject.count} of the kind ${subject.kind}`;
  }
  const [changed, words] = changeSubject(present, subject, instruction);
  scene.subjects[at] = changed;
  return words;
}

function changeSubject(present: Subject, asked: Subject, instruction: string): [Subject, string] {
  const { kind } = present;
  if (asked.colour) return [{ ...present, colour: asked.colour }, `the ${kind} in another colour`];
  const isLarger = /\b(?:bigger|larger|huge|giant|größer|plus grande?|más grande)\b/i.test(instruction);
  const isSmaller = /\b(?:smaller|tiny|little|kleiner|plus petite?|más pequeñ[oa])\b/i.test(instruction);
  if (isLarger || isSmaller) {
    const scale = (present.scale ?? 1) * (isLarger ? 1.4 : 0.65);
    return [{ ...present, scale: Math.min(2.5, scale) }, `a ${isLarger ? "larger" : "smaller"} ${kind}`];
  }
  if (ADDS.test(instruction) || asked.count > present.count) {
    return [{ ...present, count: Math.max(asked.count, present.count + 1) }, `one more ${kind}`];
  }
  const colour = turnHue([225, 110, 90], createRandom(instruction).integer(0, 5) * 60);
  return [{ ...present, colour }, `the ${kind} in another colour`];
}
