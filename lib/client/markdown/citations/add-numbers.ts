import type { Block, Inlines, TableRow } from "@/lib/client/markdown/blocks";
import type { Segments } from "@/lib/client/markdown/segments";
import { inOrder } from "./lift-citations";

type Numbers = readonly number[];

/** The block with the numbers behind its last text; null where it has no text that could take them. */
export function addNumbers(block: Block, numbers: Numbers): Block | null {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.children.length > 0 ? { ...block, children: cite(block.children, numbers) } : null;
    case "quote":
    case "footnote": {
      const body = addToLast(block.body, (inner) => addNumbers(inner, numbers));
      return body && { ...block, body };
    }
    case "list": {
      const items = addToLast(block.items, (item) => {
        const body = addToLast(item.body, (inner) => addNumbers(inner, numbers));
        return body && { ...item, body };
      });
      return items && { ...block, items };
    }
    case "table": {
      const rows = addToLast(block.rows, (row) => addToRow(row, numbers));
      if (rows) return { ...block, rows };
      const header = addToRow(block.header, numbers);
      return header && { ...block, header };
    }
    case "cited":
      return { ...block, numbers: inOrder([...block.numbers, ...numbers]) };
    default:
      return null;
  }
}

export function cite(inlines: Inlines, numbers: Numbers): Inlines {
  const last = inlines.at(-1);
  if (last?.kind !== "citation") return [...inlines, { kind: "citation", numbers }];
  return [...inlines.slice(0, -1), { ...last, numbers: inOrder([...last.numbers, ...numbers]) }];
}

function addToRow(row: TableRow, numbers: Numbers): TableRow | null {
  const last = row.findLastIndex((cell) => cell.length > 0);
  const cell = row[last];
  return cell ? row.with(last, cite(cell, numbers)) : null;
}

/** The last entry that `add` can change is changed; null where there is none. */
function addToLast<Entry>(
  segments: Segments<Entry>,
  add: (entry: Entry) => Entry | null,
): Segments<Entry> | null {
  for (const [group, entries] of [...segments.entries()].reverse()) {
    for (const [position, entry] of [...entries.entries()].reverse()) {
      const added = add(entry);
      if (added) return segments.with(group, entries.with(position, added));
    }
  }
  return null;
}
