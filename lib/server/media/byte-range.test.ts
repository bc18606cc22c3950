import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRange } from "./byte-range";

const SIZE = 1_000;

describe("UP-17 the part of a file that is asked for", () => {
  test.each([
    ["bytes=0-99", { start: 0, end: 99 }],
    ["bytes=0-0", { start: 0, end: 0 }],
    ["bytes=999-999", { start: 999, end: 999 }],
    ["bytes=500-", { start: 500, end: 999 }],
    ["bytes=0-", { start: 0, end: 999 }],
    ["bytes=-1", { start: 999, end: 999 }],
    ["bytes=-100", { start: 900, end: 999 }],
    ["bytes=-5000", { start: 0, end: 999 }],
    ["bytes=900-5000", { start: 900, end: 999 }],
    ["bytes=0-999999999999999", { start: 0, end: 999 }],
    ["Bytes=0-9", { start: 0, end: 9 }],
  ])("%s is sent", (header, range) => {
    expect(parseRange(header, SIZE)).toEqual(range);
  });

  test.each(["bytes=1000-", "bytes=1000-2000", "bytes=999999999999999-", "bytes=-0"])(
    "%s does not exist, and is said not to",
    (header) => {
      expect(parseRange(header, SIZE)).toBe("none");
    },
  );

  test.each([
    null,
    "",
    "bytes",
    "bytes=",
    "bytes=-",
    "bytes=5-2",
    "bytes=a-b",
    "bytes=0x1-0x2",
    "bytes=1.5-2",
    "bytes=--5",
    "bytes=0-1,5-9",
    "bytes=0-0, -1",
    "pages=0-1",
    "bytes=0-1\r\nx: y",
    `bytes=${"9".repeat(400)}-`,
    `bytes=0-1${",0-1".repeat(100_000)}`,
  ])("%j is no part at all or several, so everything is sent", (header) => {
    expect(parseRange(header, SIZE)).toBeNull();
  });

  test("is always within the file, whatever the header says", () => {
    const number = fc.oneof(fc.constant(""), fc.nat(2_000).map(String), fc.maxSafeNat().map(String));
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 1_000 }), (first, last, size) => {
        const range = parseRange(`bytes=${first}-${last}`, size);
        if (range === null || range === "none") return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });
});
