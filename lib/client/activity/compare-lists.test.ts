import { describe, expect, test } from "vitest";
import { hasMoved, isSameList, newlySettled } from "./compare-lists";
import { entry } from "./test-entries";

const running = entry({ turnId: "a" });
const settled = entry({ turnId: "a", settledAt: 2_000, status: "completed", isUnread: true });

describe("two lists of activity", () => {
  test("are the same only where nothing has changed, however little", () => {
    expect(isSameList([running], [{ ...running }])).toBe(true);
    expect(isSameList([running], [{ ...running, steps: 1 }])).toBe(false);
    expect(isSameList([running, settled], [settled, running])).toBe(false);
  });

  test("look alike in the sidebar while only steps and tokens grow", () => {
    expect(hasMoved([running], [{ ...running, steps: 4, tokens: 100 }])).toBe(false);
    expect(hasMoved([running], [settled])).toBe(true);
    expect(hasMoved([settled], [{ ...settled, isUnread: false }])).toBe(true);
    expect(hasMoved([settled], [{ ...settled, title: "Renamed" }])).toBe(true);
    expect(hasMoved([settled], [])).toBe(true);
  });

  test("tell what has ended between them", () => {
    expect(newlySettled([running], [settled])).toEqual([settled]);
    expect(newlySettled([settled], [settled])).toEqual([]);
    expect(newlySettled([running], [])).toEqual([]);
    expect(newlySettled([], [settled]), "it began and ended in between").toEqual([settled]);
  });

  test("tell nothing of what somebody has seen, nor of what comes into a full list again", () => {
    expect(newlySettled([running], [{ ...settled, isUnread: false }])).toEqual([]);
    const older = entry({ turnId: "b", settledAt: 1_000, status: "completed", isUnread: true });
    expect(newlySettled([settled], [settled, older])).toEqual([]);
  });

  test("tell of an answer again that has waited, gone on and ended", () => {
    const waiting = entry({ turnId: "a", settledAt: 1_500, status: "requires_action", isUnread: true });
    expect(newlySettled([running], [waiting])).toEqual([waiting]);
    expect(newlySettled([waiting], [settled])).toEqual([settled]);
  });
});
