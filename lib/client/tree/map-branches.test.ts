import { expect, test } from "vitest";
import { branchFrom, hasBranches, headWithout } from "@/lib/protocol/branches";
import { mapBranches } from "./map-branches";

/** Turns in the order in which they were made, each as its id and the id of what it goes on from. */
function tree(...turns: readonly [id: string, parentId: string | null][]) {
  return Object.fromEntries(
    turns.map(([id, parentId], createdAt) => [id, { id, parentId, createdAt }] as const),
  );
}

const TREE = tree(["a", null], ["b", "a"], ["c", "b"], ["d", "b"], ["e", "d"], ["f", null]);

test("8 turns in a row are one place of the map, and each way on from them is one below it", () => {
  const nodes = mapBranches(TREE, ["a", "b", "d", "e"]);
  expect(
    nodes.map(({ turnId, count, level, position, size }) => [turnId, count, level, position, size]),
  ).toEqual([
    ["a", 2, 1, 1, 2],
    ["c", 1, 2, 1, 2],
    ["d", 2, 2, 2, 2],
    ["f", 1, 1, 2, 2],
  ]);
  expect(nodes.flatMap(({ turnId, isShown }) => (isShown ? [turnId] : []))).toEqual(["a", "d"]);
  expect(nodes.map(({ parentId }) => parentId)).toEqual([null, "a", "a", null]);
});

test("8 a conversation of ten thousand turns in a row is one place", () => {
  const long = tree(
    ...Array.from(
      { length: 10_000 },
      (_, at) => [`t${at}`, at === 0 ? null : `t${at - 1}`] as [string, string | null],
    ),
  );
  expect(mapBranches(long, [])).toMatchObject([{ turnId: "t0", count: 10_000 }]);
  expect(hasBranches(long)).toBe(false);
});

test("8 a turn takes all below it along, and nothing else", () => {
  expect([...branchFrom(TREE, "b")].sort()).toEqual(["b", "c", "d", "e"]);
  expect(hasBranches(TREE)).toBe(true);
});

test("8 what is shown after a deletion is the version before it, else the one after it, else what it went on from", () => {
  expect(headWithout(TREE, "e", "d"), "the older version").toBe("c");
  expect(headWithout(TREE, "c", "c"), "the newer version, to its end").toBe("e");
  expect(headWithout(TREE, "e", "e"), "what it went on from").toBe("d");
  expect(headWithout(TREE, "e", "a"), "another beginning").toBe("f");
  expect(headWithout(TREE, "e", "c"), "what was deleted was not shown").toBe("e");
  expect(headWithout(tree(["a", null]), "a", "a")).toBeNull();
});
