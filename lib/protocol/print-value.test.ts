import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quote, quoteForShell } from "./code-quote";
import { printCurl } from "./print-curl";
import { printPython } from "./print-python";
import { printTypescript } from "./print-typescript";
import { codeSourceOf, SPITEFUL } from "./test-code-source";

const spitefulText = fc
  .array(fc.oneof(fc.constantFrom(...SPITEFUL), fc.string({ unit: "binary" })), { maxLength: 8 })
  .map((parts) => parts.join(""));

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    spitefulText,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(spitefulText, tie("value")), { maxLength: 4 }).map(Object.fromEntries),
  ),
})).value;

function between(program: string, start: RegExp, end: string): string {
  const [before = ""] = start.exec(program) ?? [];
  const from = program.indexOf(before) + before.length;
  return program.slice(from, program.indexOf(end, from));
}

describe("whatever is in a request", () => {
  test("TypeScript reads it as it is", () => {
    fc.assert(
      fc.property(json, (value) => {
        const program = printTypescript(codeSourceOf({ value }));
        const literal = between(program, /const request: \S+ = /, ";\n\nfor await");
        expect(new Function(`return (${literal});`)()).toEqual({ value });
      }),
    );
  });

  test("curl sends it as it is", () => {
    fc.assert(
      fc.property(json, (value) => {
        const program = printCurl(codeSourceOf({ value }));
        const lines = program.split("\n");
        const [start, ends] = [
          lines.findIndex((line) => line.endsWith("<<'JSON'")),
          lines.lastIndexOf("JSON"),
        ];
        const body = lines.slice(start + 1, ends);
        // A line that were the end itself would send the half, and run the rest.
        expect(body).not.toContain("JSON");
        expect(JSON.parse(body.join("\n"))).toEqual({ value });
      }),
    );
  });

  test("Python's text is of characters that no parser of lines takes for an end", () => {
    fc.assert(
      fc.property(spitefulText, (value) => {
        const program = printPython(codeSourceOf({ value }));
        const literal = between(program, /request = /, "\n\nfor event");
        expect(literal.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(quote(value))).toBe(value);
      }),
    );
  });

  test("a word of a shell is one word", () => {
    expect(quoteForShell("it's $HOME")).toBe(`'it'\\''s $HOME'`);
  });
});
