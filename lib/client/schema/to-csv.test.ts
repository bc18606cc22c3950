import { expect, test } from "vitest";
import { toCsv } from "./to-csv";

test("cells with commas, quotation marks and line breaks are quoted", () => {
  expect(
    toCsv(
      [
        { a: "x, y", b: 'say "hi"', c: "1\n2" },
        { a: 1, b: true, c: null },
      ],
      ["a", "b", "c"],
    ),
  ).toBe('a,b,c\r\n"x, y","say ""hi""","1\n2"\r\n1,true,\r\n');
});

test("what a spreadsheet would run is text, and numbers stay numbers", () => {
  const rows = ["=1+1", "+cmd", "-2", "-x", "@sum", "\t=1", "2"].map((a) => ({ a }));
  expect(toCsv([...rows, { a: -5 }], ["a"]).split("\r\n")).toEqual([
    "a",
    "'=1+1",
    "'+cmd",
    "-2",
    "'-x",
    "'@sum",
    "'\t=1",
    "2",
    "-5",
    "",
  ]);
});

test("lists of words are one cell, and objects are JSON", () => {
  expect(toCsv([{ a: ["x", "y"], b: { c: 1 } }], ["a", "b"])).toBe('a,b\r\nx; y,"{""c"":1}"\r\n');
});

test("a row that lacks a column, or is none, leaves it empty", () => {
  expect(toCsv([{}, 3], ["toString"])).toBe("toString\r\n\r\n\r\n");
});
