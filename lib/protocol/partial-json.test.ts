import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonReader } from "./partial-json";

const document = fc
  .tuple(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2))
  .map(([value, indent]) => JSON.stringify(value, null, indent));

function reading(text: string) {
  const reader = new JsonReader();
  reader.push(text);
  return reader.read();
}

/** Whether what was shown early is the beginning of what came: finished parts alike, the last one growing. */
function isBeginning(early: unknown, whole: unknown): boolean {
  if (early === undefined) return true;
  if (typeof early === "string" && typeof whole === "string") return whole.startsWith(early);
  if (typeof early !== "object" || early === null) return Object.is(early, whole);
  if (typeof whole !== "object" || whole === null || Array.isArray(early) !== Array.isArray(whole))
    return false;
  return Object.entries(early).every(
    ([key, value]) => Object.hasOwn(whole, key) && isBeginning(value, Reflect.get(whole, key)),
  );
}

test("a whole document reads as JSON.parse reads it, however it is cut into pieces", () => {
  fc.assert(
    fc.property(document, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (text, sizes) => {
      const reader = new JsonReader();
      for (let at = 0, turn = 0; at < text.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        reader.push(text.slice(at, at + size));
        at += size;
      }
      reader.finish();
      expect(reader.read().state).toBe("whole");
      expect(reader.read().value).toStrictEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test("each prefix of a document reads as the beginning of the whole", () => {
  fc.assert(
    fc.property(document, (text) => {
      const whole: unknown = JSON.parse(text);
      const reader = new JsonReader();
      for (const char of text.split("")) {
        reader.push(char);
        const { value, state } = reader.read();
        expect(state).not.toBe("broken");
        expect(isBeginning(value, whole)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("any text is JSON or broken exactly where JSON.parse says so", () => {
  const noise = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n0123.-+eEtruefalsn'.split("")) }),
    fc
      .tuple(document, fc.nat(), fc.constantFrom(",", '"', "}", "\\", "0", "\n", "x"))
      .map(([text, at, char]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + char + text.slice(place);
      }),
  );
  fc.assert(
    fc.property(noise, (text) => {
      const reader = new JsonReader();
      reader.push(text);
      reader.finish();
      const isJson = parses(text);
      expect(reader.read().state === "whole").toBe(isJson);
    }),
    { numRuns: 3_000 },
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("what is finished stays the same object while the rest grows", () => {
  const reader = new JsonReader();
  reader.push('{"steps":[{"text":"Boil"},{"text":"Se');
  const early = reader.read().value as { steps: { text: string }[] };
  reader.push("rve");
  const later = reader.read().value as { steps: { text: string }[] };
  expect(later.steps[0]).toBe(early.steps[0]);
  expect(later.steps[1]).toEqual({ text: "Serve" });
  expect(early.steps[1]).toEqual({ text: "Se" });
});

test("numbers and words appear when they are whole, and half a character never", () => {
  expect(reading('{"a":12').value).toEqual({});
  expect(reading('{"a":12,').value).toEqual({ a: 12 });
  expect(reading("[tru").value).toEqual([]);
  expect(reading('["\\ud83d').value).toEqual([""]);
  expect(reading('["\\ud83d\\ude00').value).toEqual(["😀"]);
  expect(reading('["😀'.slice(0, -1)).value).toEqual([""]);
});

test("what stands before the fault stays, and the fault is named", () => {
  expect(reading('{"a":1,"b":[1,2;3]}')).toEqual({
    value: { a: 1, b: [1, 2] },
    state: "broken",
    fault: { offset: 15, expected: '"," or "]"' },
  });
  expect(reading("Sure, here")).toMatchObject({
    value: undefined,
    fault: { offset: 0, expected: "a value" },
  });
});

test("a name that means something to JavaScript is a name", () => {
  const text = '{"__proto__":{"x":1},"constructor":2}';
  expect(reading(text).value).toStrictEqual(JSON.parse(text));
  expect(Object.keys(reading('{"__proto__":{"x":1').value as object)).toEqual(["__proto__"]);
});

test("a long document in small pieces costs little more than in one", () => {
  const row = (index: number) => ({
    id: index,
    name: `Row ${index}`,
    tags: ["a", "b"],
    isOn: index % 2 === 0,
  });
  const text = JSON.stringify({ rows: Array.from({ length: 7_000 }, (_, index) => row(index)) });
  expect(text.length).toBeGreaterThan(400_000);
  const reader = new JsonReader();
  // A reader that began again with each piece would look at eight thousand million characters, and the
  // test would not end in its time.
  for (let at = 0; at < text.length; at += 10) {
    reader.push(text.slice(at, at + 10));
    reader.read();
  }
  expect(reader.read().value).toEqual(JSON.parse(text));
});

test("a document nested a hundred thousand times is read", () => {
  const reader = new JsonReader();
  reader.push("[".repeat(100_000));
  expect(reader.read().state).toBe("open");
  reader.push("]".repeat(100_000));
  expect(reader.read().state).toBe("whole");
});
