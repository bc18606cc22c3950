import type { Block, Inlines, ListItem, TableRow } from "@/lib/client/markdown/blocks";
import type { Segments } from "@/lib/client/markdown/segments";
import { addNumbers, cite } from "./add-numbers";
import { isSame } from "./is-same";
import { liftCitations, numbersIn, type Reading } from "./lift-citations";
import { signsIn } from "./signs";
import { withoutCitations } from "./without-citations";

/** `left`: the numbers that found no text in the block. */
export interface Merged<Part> {
  readonly part: Part;
  readonly left: readonly number[];
}

/**
 * The plain block with the citations of the same block as it was read with signs in it. Where the
 * signs have changed how a line reads, the line stays as it was, and its citations go to its end.
 */
export function mergeMarked(plain: Block, marked: Block, reading: Reading): Merged<Block> {
  // What has no signs in it stays the same object, so that it is not drawn again.
  if (signsIn(marked, reading.signs).length === 0) return whole(plain);
  if (plain.kind === "paragraph" && marked.kind === "paragraph")
    return whole({ ...plain, children: mergeLine(plain.children, marked.children, reading) });
  if (plain.kind === "heading" && marked.kind === "heading")
    return whole({ ...plain, children: mergeLine(plain.children, marked.children, reading) });
  if (
    (plain.kind === "quote" && marked.kind === "quote") ||
    (plain.kind === "footnote" && marked.kind === "footnote")
  ) {
    const { part: body, left } = mergeBody(plain.body, marked.body, reading);
    return { part: { ...plain, body }, left };
  }
  if (plain.kind === "list" && marked.kind === "list") {
    const { part: items, left } = mergeEach(plain.items, marked.items, reading, mergeItem);
    return { part: { ...plain, items }, left };
  }
  if (plain.kind === "table" && marked.kind === "table") {
    const header = mergeRow(plain.header, marked.header, reading);
    const rows = mergeEach(plain.rows, marked.rows, reading, (row, other) =>
      whole(signsIn(other, reading.signs).length === 0 ? row : mergeRow(row, other, reading)),
    );
    return { part: { ...plain, header, rows: rows.part }, left: rows.left };
  }
  return { part: plain, left: numbersIn(marked, reading) };
}

function whole<Part>(part: Part): Merged<Part> {
  return { part, left: [] };
}

function mergeLine(plain: Inlines, marked: Inlines, reading: Reading): Inlines {
  const numbers = numbersIn(marked, reading);
  if (numbers.length === 0) return plain;
  const lifted = liftCitations(marked, reading);
  return isSame(withoutCitations(lifted), plain) ? lifted : cite(plain, numbers);
}

function mergeRow(plain: TableRow, marked: TableRow, reading: Reading): TableRow {
  return plain.map((cell, column) => mergeLine(cell, marked[column] ?? [], reading));
}

function mergeItem(plain: ListItem, marked: ListItem, reading: Reading): Merged<ListItem> {
  if (signsIn(marked, reading.signs).length === 0) return whole(plain);
  const { part: body, left } = mergeBody(plain.body, marked.body, reading);
  return { part: { ...plain, body }, left };
}

function mergeBody(
  plain: Segments<Block>,
  marked: Segments<Block>,
  reading: Reading,
): Merged<Segments<Block>> {
  const { part, left } = mergeEach(plain, marked, reading, mergeMarked);
  if (left.length === 0) return { part, left };
  const added = addNumbers({ kind: "quote", body: part }, left);
  return added?.kind === "quote" ? whole(added.body) : { part, left };
}

type Merge<Entry> = (plain: Entry, marked: Entry, reading: Reading) => Merged<Entry>;

function mergeEach<Entry>(
  plain: Segments<Entry>,
  marked: Segments<Entry>,
  reading: Reading,
  merge: Merge<Entry>,
): Merged<Segments<Entry>> {
  const others = marked.flat();
  if (plain.flat().length !== others.length) return { part: plain, left: numbersIn(marked, reading) };
  const left: number[] = [];
  let position = 0;
  const part = plain.map((entries) =>
    entries.map((entry) => {
      const other = others[position] ?? entry;
      position += 1;
      const merged = merge(entry, other, reading);
      left.push(...merged.left);
      return merged.part;
    }),
  );
  return { part, left };
}
