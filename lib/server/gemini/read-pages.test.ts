import { expect, test } from "vitest";
import { readPages } from "./read-pages";

/** A list of the API's whose pages are these, each with the token of the next. */
function listOf(pages: Record<string, { entries: number[]; nextPageToken?: string }>) {
  const asked: string[] = [];
  const read = async (token = "first") => {
    asked.push(token);
    const { entries = [], nextPageToken } = pages[token] ?? {};
    return { entries, nextPageToken };
  };
  return { asked, read };
}

test("a list is read to its end", async () => {
  const { asked, read } = listOf({
    first: { entries: [1, 2], nextPageToken: "a" },
    a: { entries: [], nextPageToken: "b" },
    b: { entries: [3] },
  });
  expect(await readPages(10, read)).toEqual({ entries: [1, 2, 3], isWhole: true });
  expect(asked).toEqual(["first", "a", "b"]);
});

test("a list is read no further than is wanted, and is said to be no whole one", async () => {
  const pages = { first: { entries: [1, 2], nextPageToken: "a" }, a: { entries: [3, 4] } };
  expect(await readPages(2, listOf(pages).read)).toEqual({ entries: [1, 2], isWhole: false });
  expect(await readPages(3, listOf(pages).read)).toEqual({ entries: [1, 2, 3], isWhole: false });
  expect(await readPages(4, listOf(pages).read)).toEqual({ entries: [1, 2, 3, 4], isWhole: true });
});

test("a list whose tokens go round has an end", async () => {
  for (const nextPageToken of ["", "a"]) {
    const { asked, read } = listOf({
      first: { entries: [1], nextPageToken },
      a: { entries: [2], nextPageToken: "a" },
    });
    await readPages(100, read);
    expect(asked.length).toBeLessThanOrEqual(2);
  }
});

test("a list that never ends is left", async () => {
  let pages = 0;
  const endless = async () => {
    pages += 1;
    return { entries: [], nextPageToken: String(pages) };
  };
  expect(await readPages(10, endless)).toEqual({ entries: [], isWhole: false });
  expect(pages).toBe(50);
});
