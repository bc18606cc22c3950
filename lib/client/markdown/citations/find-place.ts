import { closedBefore, endOfAddress, endOfSpan, endOfWord } from "./inline-places";

/**
 * Where in a block's source the sign for a citation of the text before `at` can stand: at the end of
 * words, behind what closes their mark-up, and in a line that holds text. Null where there is none
 * before `at`. A place that is not good after all does no harm: see merge-marked.ts.
 */
export function findPlace(source: string, at: number, fences: readonly Fence[]): number | null {
  let end = at;
  for (;;) {
    const place = closedBefore(source, endOfText(source, end));
    const start = source.lastIndexOf("\n", place - 1) + 1;
    if (place <= 0) return null;
    const fence = fences.find((one) => place > one.start && place <= one.end);
    if (!fence && holdsText(source, start, place)) return refine(source, place);
    end = fence ? fence.start : start;
    if (end === 0) return null;
  }
}

/** From the beginning of the first line of fenced code to the end of its last. */
interface Fence {
  readonly start: number;
  readonly end: number;
}

export function findFences(source: string): Fence[] {
  const fences: Fence[] = [];
  let open: { start: number; marker: string } | null = null;
  for (const match of source.matchAll(/^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/gm)) {
    const [line, marker = "", rest = ""] = match;
    const end = match.index + line.length;
    if (!open) open = { start: match.index, marker };
    else if (marker.startsWith(open.marker) && rest.trim() === "") {
      fences.push({ start: open.start, end });
      open = null;
    }
  }
  return open ? [...fences, { start: open.start, end: source.length }] : fences;
}

/** Before the white space, and before a row's last pipe. */
function endOfText(source: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/.test(source.charAt(end - 1))) end -= 1;
  const start = source.lastIndexOf("\n", end - 1) + 1;
  const isRow = /^[ \t>]*\|/.test(source.slice(start, start + 80));
  while (isRow && end > start && /[|\s]/.test(source.charAt(end - 1)) && source[end - 2] !== "\\") end -= 1;
  return end;
}

const PREFIX_MAX = 200;

function holdsText(source: string, start: number, place: number): boolean {
  if (place - start > PREFIX_MAX) return true;
  const isPrefix =
    /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)]|#{1,6}(?!#)|\[[ xX]\]|\[\^[^\s[\]]{1,64}\]:)(?:[ \t]*|$))*$/.test(
      source.slice(start, place),
    );
  return !isPrefix && !isDelimiterRow(source, start);
}

/** The row under a table's header, the line under a heading, or a rule. */
function isDelimiterRow(source: string, start: number): boolean {
  const end = source.indexOf("\n", start);
  const line = source.slice(start, end === -1 ? undefined : end);
  return line.length < 2000 && /^[ \t>]*(?:[|:\- \t]+|=+[ \t]*|[*_ \t]+)$/.test(line);
}

function refine(source: string, place: number): number {
  const behindAddress = endOfAddress(source, place);
  if (behindAddress !== null) return behindAddress;
  return closedBefore(source, endOfWord(source, endOfSpan(source, place)));
}
