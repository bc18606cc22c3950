import type { Place, Scene, Time } from "./scene.ts";

const PLACES: Record<Place, string> = {
  meadow: "soft green hills",
  sea: "the sea",
  forest: "a forest of pines",
  mountains: "mountains with snow on them",
  desert: "the dunes of a desert",
  city: "a city",
  snow: "a land under snow",
  space: "planets in space",
  shapes: "shapes on a grid",
};
const TIMES: Record<Time, string> = {
  day: "in daylight",
  dawn: "at dawn",
  dusk: "at dusk",
  night: "at night",
};

/** `the sea at night, with a boat and 2 birds`. */
export function describeScene({ place, time, subjects }: Scene): string {
  const things = subjects.map(({ kind, count }) => (count === 1 ? `a ${kind}` : `${count} × ${kind}`));
  const withThings = things.length > 0 ? `, with ${new Intl.ListFormat("en").format(things)}` : "";
  return `${PLACES[place]} ${TIMES[time]}${withThings}`;
}
