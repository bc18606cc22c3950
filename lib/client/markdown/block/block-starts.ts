import { FOOTNOTE_LABEL } from "@/lib/client/markdown/labels";
import type { MathOpener } from "./open-blocks";

/** How lines begin blocks: CommonMark's rules, each as a question about one line. */

const TAB_STOP = 4;

export function isBlank(line: string): boolean {
  return line.trim() === "";
}

export function indentOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === " ") columns += 1;
    else if (char === "\t") columns += TAB_STOP - (columns % TAB_STOP);
    else break;
  }
  return columns;
}

/** Takes up to `columns` columns of white space off; a tab that is cut leaves its rest as spaces. */
export function stripIndent(line: string, columns: number): string {
  let taken = 0;
  let at = 0;
  while (taken < columns && (line[at] === " " || line[at] === "\t")) {
    taken += line[at] === " " ? 1 : TAB_STOP - (taken % TAB_STOP);
    at += 1;
  }
  return " ".repeat(Math.max(0, taken - columns)) + line.slice(at);
}

export function startsIndentedCode(line: string): boolean {
  return /^(?: {4}| {0,3}\t)/.test(line);
}

export function isRule(line: string): boolean {
  return /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(line);
}

/** The heading level that a setext underline gives, or null. */
export function setextDepthOf(line: string): number | null {
  const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(line)?.[1];
  return underline === undefined ? null : underline.startsWith("=") ? 1 : 2;
}

export function parseHeading(line: string): { depth: number; source: string } | null {
  const match = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line);
  if (!match) return null;
  const source = (match[2] ?? "").replace(/(?:^|[ \t]+)#+[ \t]*$/, "").trim();
  return { depth: match[1]?.length ?? 1, source };
}

export function parseFence(line: string): { indent: number; marker: string; language: string } | null {
  const match = /^( {0,3})(`{3,}|~{3,})([^\n]*)$/.exec(line);
  if (!match) return null;
  const [, indent = "", marker = "", label = ""] = match;
  if (marker.startsWith("`") && label.includes("`")) return null;
  return { indent: indent.length, marker, language: label.trim().split(/\s/, 1)[0] ?? "" };
}

export function parseMathOpener(line: string): { opener: MathOpener; rest: string } | null {
  const match = /^ {0,3}(\$\$|\\\[)(.*)$/.exec(line);
  if (!match) return null;
  return { opener: match[1] === "$$" ? "$$" : "\\[", rest: match[2] ?? "" };
}

/** `kind` is what two items of one list share: the bullet itself, or the sign after the number. */
export interface ListMarker {
  readonly kind: string;
  readonly start: number | null;
}

export interface ItemStart extends ListMarker {
  readonly indent: number;
  readonly content: string;
}

export function parseItem(line: string): ItemStart | null {
  const match = /^( {0,3})(?:([-+*])|(\d{1,9})([.)]))(?=[ \t]|$)(.*)$/.exec(line);
  if (!match) return null;
  const [, lead = "", bullet, digits, sign, rest = ""] = match;
  const width = lead.length + (bullet?.length ?? (digits ?? "").length + 1);
  const gap = indentOf(rest);
  // Five columns or more are one of gap and the rest indented code.
  const usedGap = isBlank(rest) || gap > 4 ? 1 : gap;
  return {
    kind: bullet ?? sign ?? "",
    start: digits === undefined ? null : Number(digits),
    indent: width + usedGap,
    content: stripIndent(rest, usedGap),
  };
}

export function parseQuote(line: string): string | null {
  const match = /^ {0,3}>[ \t]?(.*)$/.exec(line);
  return match?.[1] ?? null;
}

/** A link definition, all on one line. A label that begins with `^` is a note, not an address. */
export function parseDefinition(line: string): { label: string; href: string } | null {
  const match =
    /^ {0,3}\[(?!\^)([^[\]]{1,200})\]:[ \t]*(?:<([^<>]*)>|(\S+))(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/.exec(
      line,
    );
  if (!match) return null;
  return { label: match[1] ?? "", href: match[2] ?? match[3] ?? "" };
}

const footnote = new RegExp(`^ {0,3}\\[\\^(${FOOTNOTE_LABEL})\\]:[ \\t]*(.*)$`);

export function parseFootnote(line: string): { label: string; content: string } | null {
  const match = footnote.exec(line);
  return match && { label: match[1] ?? "", content: match[2] ?? "" };
}

export function interruptsParagraph(line: string): boolean {
  const item = parseItem(line);
  // "1986. A great year" must stay text, so only a list from 1 may cut into a paragraph.
  if (item && !isBlank(item.content) && (item.start === null || item.start === 1)) return true;
  return (
    isRule(line) ||
    parseHeading(line) !== null ||
    parseQuote(line) !== null ||
    parseFence(line) !== null ||
    parseMathOpener(line) !== null ||
    parseFootnote(line) !== null
  );
}
