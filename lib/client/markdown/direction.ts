import type { Block, TableRow } from "./blocks";
import { inlineText } from "./plain-text";
import type { Segments } from "./segments";

/** Which side a list's signs or a quote's line stand on: that of the first letter in it. */
export function directionOf(body: Segments<Block>): "ltr" | "rtl" | undefined {
  const first = body[0]?.[0];
  if (first?.kind !== "paragraph" && first?.kind !== "heading") return undefined;
  return directionOfText(inlineText(first.children));
}

/** Which side a table begins on. */
export function directionOfCells(row: TableRow): "ltr" | "rtl" | undefined {
  return directionOfText(row.map(inlineText).join(" "));
}

/** That of the first letter; undefined where there is none. */
export function directionOfText(text: string): "ltr" | "rtl" | undefined {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return undefined;
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(letter) ? "rtl" : "ltr";
}
