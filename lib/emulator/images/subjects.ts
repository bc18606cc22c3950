import { createRandom } from "../random.ts";
import type { Point } from "./brush.ts";
import { type Colour, hex } from "./colours.ts";
import {
  type DrawSubject,
  drawBird,
  drawButterfly,
  drawCat,
  drawDog,
  drawFish,
  drawSnowman,
} from "./creatures.ts";
import { inLight } from "./palettes.ts";
import type { Subject } from "./scene.ts";
import type { Stage } from "./stage.ts";
import { drawBanana, drawFlower, drawHeart, drawHouse, drawLighthouse, drawRobot } from "./things.ts";
import { drawTree } from "./trees.ts";
import { drawBalloon, drawBoat, drawCar, drawRocket } from "./vehicles.ts";
import { findRealm, type Realm } from "./vocabulary.ts";

/** How it is drawn, how high in hundredths of the shorter side, and its colours by nature. */
const DRAWINGS: Record<string, [draw: DrawSubject, size: number, colours: string]> = {
  cat: [drawCat, 34, "e39a4e 6b6f7d 3f3a44 d8c7b0"],
  dog: [drawDog, 36, "c58a54 8a5f42 d9b98c"],
  bird: [drawBird, 13, "d9574a 3f8fc4 f0b545 5a9c6a"],
  fish: [drawFish, 16, "f08a4b e5b84e 5fa6c9"],
  butterfly: [drawButterfly, 14, "e8779f 7a6fd0 f0a33f"],
  snowman: [drawSnowman, 40, "ffffff"],
  boat: [drawBoat, 34, "c8483f 2f5f8f e0a53c 3f7f6a"],
  house: [drawHouse, 34, "b9523f 8a5a7a 4f6f8f a8763f"],
  lighthouse: [drawLighthouse, 42, "d8433c"],
  balloon: [drawBalloon, 28, "e4573d f0b545 3f8fc4 8a5cc4"],
  rocket: [drawRocket, 34, "d8433c f0a33f 3a6fd0"],
  robot: [drawRobot, 36, "7d93ab c9a14a 6fa39a"],
  flower: [drawFlower, 24, "e8607f f0b545 a06fd0 f5f0e6"],
  tree: [drawTree, 40, "4a9062 6aa154 3c7f6a"],
  car: [drawCar, 26, "d8433c 3a6fd0 f2c53d"],
  banana: [drawBanana, 34, "f2cf45"],
  heart: [drawHeart, 26, "e0475f"],
};

const STANDS_STILL = ["house", "lighthouse", "tree", "snowman", "banana", "flower"];

/** Everything that was asked for by name, each where it belongs, the far ones first. */
export function drawSubjects(stage: Stage): void {
  const drawn = stage.scene.subjects.filter(({ kind }) => kind in DRAWINGS);
  drawn.forEach((subject, index) => {
    const share = (index + 1) / (drawn.length + 1);
    drawKind(stage, subject, realmOf(stage, findRealm(subject.kind)), share);
  });
}

// On dry land boats would float in the grass: there they stand on the ground as toys would.
function realmOf({ scene }: Stage, realm: Realm): Realm {
  if (scene.place === "space") return "air";
  return realm === "water" && scene.place !== "sea" ? "ground" : realm;
}

function drawKind(
  stage: Stage,
  { kind, count, colour, scale: asked = 1 }: Subject,
  realm: Realm,
  share: number,
): void {
  const row = DRAWINGS[kind];
  if (!row) return;
  const [draw, size, colours] = row;
  const random = createRandom(`${kind} ${stage.scene.seed}`);
  const natural = colours.split(" ");
  const first = random.integer(0, natural.length - 1);
  const width = stage.canvas.width;
  const spread = Math.min(width * 0.8, stage.unit * size * 1.35 * count);
  const middle = width * (count > 3 ? 0.5 : 0.2 + 0.6 * share);
  for (let index = 0; index < count; index += 1) {
    const offset = count === 1 ? 0 : (index / (count - 1) - 0.5) * spread;
    const x = Math.min(
      width * 0.92,
      Math.max(width * 0.08, middle + offset + (random.fraction() - 0.5) * stage.unit * 8),
    );
    const depth = realm === "ground" ? 0.5 + 0.35 * random.fraction() : random.fraction();
    const own: Colour = colour ?? hex(natural[(first + index) % natural.length] ?? "888888");
    const scale = asked * (count > 4 ? 0.6 : count > 1 ? 0.8 : 1);
    const s = stage.unit * size * scale * (0.9 + 0.2 * depth);
    const at = moveOn(stage, kind, realm, placeAt(stage, realm, x, depth));
    if (realm === "ground") castShadow(stage, [at[0], groundAt(stage, depth)], s);
    draw(stage, at, s, inLight(own, stage.palette));
  }
}

/** Whether it does anything in a film. */
export function canMove(kind: string): boolean {
  return kind in DRAWINGS && !STANDS_STILL.includes(kind);
}

/** Where it has got to by now: things fly, float, drive or hop. */
function moveOn({ seconds, unit }: Stage, kind: string, realm: Realm, [x, y]: Point): Point {
  if (seconds === 0 || !canMove(kind)) return [x, y];
  if (kind === "rocket") return [x, y - unit * 9 * seconds];
  if (kind === "car") return [x + unit * 9 * seconds, y];
  if (realm === "air") return [x + unit * 5 * seconds, y + unit * 2 * Math.sin(seconds * 3)];
  if (realm === "water") return [x + unit * 3 * seconds, y + unit * 0.8 * Math.sin(seconds * 2)];
  return [x, y - unit * 4 * Math.abs(Math.sin(seconds * 4))];
}

function placeAt(stage: Stage, realm: Realm, x: number, depth: number): Point {
  const { canvas, horizon } = stage;
  if (realm === "air")
    return [x, (stage.scene.place === "space" ? canvas.height : horizon) * (0.3 + 0.4 * depth)];
  if (realm === "water")
    return [x, horizon + (canvas.height - horizon) * (0.28 + (stage.hasBeach ? 0.14 : 0.35) * depth)];
  return [x, groundAt(stage, depth)];
}

function groundAt({ canvas, horizon }: Stage, depth: number): number {
  return horizon + (canvas.height - horizon) * (0.45 + 0.5 * depth);
}

function castShadow({ brush, palette }: Stage, [x, y]: Point, s: number): void {
  brush.glow(x, y, s * 0.5, palette.shade[0] > 200 ? [40, 60, 50] : palette.shade, 0.35);
}
