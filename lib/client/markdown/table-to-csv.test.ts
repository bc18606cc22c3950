import { expect, test } from "vitest";
import { advance, createMarkdownDocument, finish } from "./document";
import { tableToCsv } from "./table-to-csv";

function csvOf(markdown: string): string {
  const { segments } = finish(advance(createMarkdownDocument(), markdown));
  const table = segments.flat().find((block) => block.kind === "table");
  if (!table) throw new Error("There is no table in it.");
  return tableToCsv(table);
}

test("a table is copied as what it says, cell by cell, and a spreadsheet runs none of it", () => {
  const table = `| Name | **Sum** | Note |
| --- | --: | --- |
| a, \`b\` | -5 | say "hi" |
| [link](https://example.org) | =1+1 | $x^2$ |
`;
  expect(csvOf(table)).toBe('Name,Sum,Note\r\n"a, b",-5,"say ""hi"""\r\nlink,\'=1+1,x^2\r\n');
});
