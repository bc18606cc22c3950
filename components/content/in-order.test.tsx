import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { inOrder } from "./in-order";

test("as many entries as a reply of a megabyte may have are drawn, in their order", () => {
  const entries = Array.from({ length: 300_000 }, (_, position) => position % 10);
  expect(renderToStaticMarkup(inOrder(entries, (entry) => entry))).toBe(entries.join(""));
});
