import { isValidElement } from "react";
import { expect, test } from "vitest";
import type { Inlines } from "@/lib/client/markdown/blocks";
import { amongCitations } from "./among-citations";

const keysOf = (inlines: Inlines) =>
  amongCitations(inlines, ({ kind }) => kind).map((node) => (isValidElement(node) ? node.key : null));

test("what stands in a line stays the same element when citations come between", () => {
  const text = (value: string) => ({ kind: "text", text: value }) as const;
  const link = { kind: "link", href: "https://x.example/", children: [text("x")] } as const;
  const citation = { kind: "citation", numbers: [1] } as const;
  expect(keysOf([text("See this "), link, text(" and "), link])).toEqual(["0", "1", "2", "3"]);
  expect(
    keysOf([text("See"), citation, text(" this "), link, citation, text(" and "), link, citation]),
  ).toEqual(["0", "0+1", "0+2", "1", "1+1", "2", "3", "3+1"]);
});
