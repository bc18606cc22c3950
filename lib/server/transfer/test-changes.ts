import "server-only";
import type { Conversation } from "@/lib/protocol/transfer";

type ChangedTurn = {
  id: unknown;
  parentId: unknown;
  input: [object, ...object[]];
  steps: unknown[];
  interactions: [object];
};
/** A conversation whose parts may become anything. */
export type Changed = {
  thread: { settings: object };
  turns: [ChangedTurn, ChangedTurn];
  files: [object, ...object[]];
};

/** A conversation with something in it changed, as text. */
export function withChanges(conversation: Conversation, change: (copy: Changed) => void): string {
  // What it becomes fits no type: that is what it is for.
  const copy = structuredClone(conversation) as unknown as Changed;
  change(copy);
  return JSON.stringify(copy);
}

/** What no field of a conversation expects, or hardly any. */
export const VALUES = [
  null,
  undefined,
  0,
  -1,
  1.5,
  1e300,
  true,
  "",
  "x",
  "\0",
  "\ud800",
  [],
  {},
  [null],
  [[]],
  [{}],
];

/** Every place in a value, as the keys that lead to it. */
export function* placesIn(value: unknown, path: string[] = []): Generator<string[]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [...path, key];
    yield* placesIn(inner, [...path, key]);
  }
}

/** Puts a value into a place, where that is still there. */
export function replaceAt(root: object, path: readonly string[], value: unknown): void {
  let place: unknown = root;
  for (const key of path.slice(0, -1)) {
    if (typeof place !== "object" || place === null) return;
    place = Reflect.get(place, key);
  }
  if (typeof place === "object" && place !== null) Reflect.set(place, path.at(-1) ?? "", value);
}
