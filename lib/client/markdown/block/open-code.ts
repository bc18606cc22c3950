import { indentOf, isBlank, stripIndent } from "./block-starts";
import { endOf, type LineContext } from "./line-context";
import type { OpenCode } from "./open-blocks";

/** About forty lines: few enough nodes for a long listing, little enough to lay out again. */
const PIECE_MIN = 2048;
const PIECE_MAX = 8192;

/** Null where the line is no longer code, which only happens to indented code. */
export function continueCode(open: OpenCode, line: string, context: LineContext): OpenCode | null {
  const { fence } = open;
  if (open.isClosed) return null;
  if (!fence) {
    if (!isBlank(line) && indentOf(line) < 4) return null;
    return appendToCode(open, stripIndent(line, 4) + endOf(context));
  }
  if (indentOf(line) < 4 && isEndOfFence(line, fence.marker, context)) {
    return context.extent === "start" ? open : { ...open, isClosed: true };
  }
  return appendToCode(open, stripIndent(line, fence.indent) + endOf(context));
}

/** Half of a closing fence is not shown as code. */
function isEndOfFence(line: string, marker: string, context: LineContext): boolean {
  const signs = line.trim();
  if (signs === "" || signs !== marker.charAt(0).repeat(signs.length)) return false;
  return context.extent === "start" || signs.length >= marker.length;
}

export function appendToCode(open: OpenCode, text: string): OpenCode {
  const rest = open.rest + text;
  const isFull = (rest.length >= PIECE_MIN && rest.endsWith("\n")) || rest.length >= PIECE_MAX;
  return isFull ? { ...open, pieces: [...open.pieces, rest], rest: "" } : { ...open, rest };
}
