import fc from "fast-check";
import { expect, test } from "vitest";
import type { TextContent } from "./interaction";
import { addedSince, grow, growthOf } from "./text-growth";

const start: TextContent = { type: "text", text: "Once" };

/** The block before, and after each part. */
function grown(block: TextContent, parts: readonly string[]): TextContent[] {
  const all = [block];
  for (const part of parts) all.push(grow(all.at(-1) ?? block, part));
  return all;
}

test("what has come since any earlier moment is known", () => {
  const moments = fc.tuple(fc.array(fc.string()), fc.nat(), fc.nat());
  fc.assert(
    fc.property(moments, ([parts, one, other]) => {
      const all = grown({ ...start }, ["", ...parts]);
      const [from, to] = [one % all.length, other % all.length].sort((a, b) => a - b);
      const [earlier, later] = [all[from ?? 0] ?? start, all[to ?? 0] ?? start];
      expect(later.text).toBe(earlier.text + addedSince(growthOf(earlier), growthOf(later)));
    }),
  );
});

test("two texts that go on from the same one know nothing of each other", () => {
  const common = grow({ ...start }, " upon");
  const [first, second] = [grow(common, " a time"), grow(common, " a day")];
  expect(addedSince(growthOf(common), growthOf(first))).toBe(" a time");
  expect(addedSince(growthOf(first), growthOf(second))).toBeNull();
  const more = grow(second, ".");
  expect(more.text).toBe("Once upon a day.");
  expect(addedSince(growthOf(second), growthOf(more))).toBe(".");
});

test("of a text that is shorter, or came whole, nothing is known", () => {
  const early = grow({ ...start }, " upon");
  const late = grow(early, " a time");
  expect(addedSince(growthOf(late), growthOf(early))).toBeNull();
  expect(addedSince(growthOf(early), growthOf({ ...late }))).toBeNull();
  expect(addedSince(undefined, growthOf(late))).toBeNull();
});

test("how a text came is no part of what is stored", () => {
  expect(JSON.stringify(grow({ ...start }, " upon"))).toBe('{"type":"text","text":"Once upon"}');
});
