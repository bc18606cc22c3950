import { type Colour, hex, mix, turnHue } from "./colours.ts";
import type { Place, Scene, Time } from "./scene.ts";

export interface Palette {
  /** From the top down to the horizon. */
  sky: Colour[];
  light: Colour;
  /** Land from the farthest to the nearest. */
  land: [Colour, Colour, Colour];
  water: [Colour, Colour];
  cloud: Colour;
  /** What everything in the scene is mixed with, and how much. */
  shade: Colour;
  shading: number;
}

type Row = [
  sky: string,
  light: string,
  land: string,
  water: string,
  cloud: string,
  shade: string,
  shading: number,
];

const TIMES: Record<Time, Row> = {
  day: ["4a97dd 8cc6ef d9f0fa", "fff3b8", "a7cdb4 62a87c 2f7c58", "5cb0d6 1f6a9c", "ffffff", "ffffff", 0],
  dawn: ["7aa9d6 c9c6de ffd9c2", "ffe8c0", "b9a3c2 8d82ac 575d8c", "c9b6cf 6f7fae", "ffe9e2", "c9a0b8", 0.12],
  dusk: [
    "41306f b5587c f79d65 ffd08a",
    "ffdf9a",
    "8a4f7c 5c3568 32224f",
    "d9825f 4b3468",
    "f5a08a",
    "5a2f5f",
    0.26,
  ],
  night: [
    "080e2b 18234f 35457f",
    "f4f0d8",
    "2b3968 1b2750 0e1738",
    "2c3f78 0c1636",
    "4a5a92",
    "0d1640",
    0.42,
  ],
};
const LAND: Partial<Record<Place, string>> = {
  desert: "e9c79a d9a566 bd7f45",
  snow: "dfe8f2 eef3f8 ffffff",
  forest: "86b39a 3f8062 1d5140",
  mountains: "a9bccb 6f8a9c 4a7a5e",
  city: "9fb0c4 6d7f98 48566c",
  sea: "9fb7a8 6f9a84 e2cb9a",
};

/** The colours of a place at a time of day, turned as the scene asks. */
export function toPalette({ place, time, hue }: Scene): Palette {
  const [sky, light, land, water, cloud, shade, shading] = TIMES[time];
  const turn = (colour: Colour) => turnHue(colour, hue);
  const colours = (list: string) => list.split(" ").map(hex).map(turn);
  const own = LAND[place];
  const ground = colours(own ?? land).map((colour) =>
    own ? mix(colour, turn(hex(shade)), shading * 1.25) : colour,
  );
  const [deep = turn(hex(shade)), deeper = deep] = colours(water);
  const [far = deep, middle = far, near = middle] = ground;
  return {
    sky: colours(sky),
    light: turn(hex(light)),
    land: [far, middle, near],
    water: [deep, deeper],
    cloud: turn(hex(cloud)),
    shade: hex(shade),
    shading,
  };
}

/** A thing's own colour in the light of the scene. */
export function inLight(colour: Colour, { shade, shading }: Palette): Colour {
  return mix(colour, shade, shading);
}

/** The colour at a share of the way through a list of them. */
export function along(colours: Colour[], share: number): Colour {
  const position = Math.min(0.9999, Math.max(0, share)) * (colours.length - 1);
  const from = Math.floor(position);
  const first = colours[from] ?? [0, 0, 0];
  return mix(first, colours[from + 1] ?? first, position - from);
}
