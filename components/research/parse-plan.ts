/** The plan of a research: its steps, and the words before and after them. */
export type Plan = { before: string; steps: string[]; after: string };

type Run = { first: number; end: number; steps: string[] };

const MARKER = /^( {0,3})((?:[-*+]|\d{1,3}[.)]|\(\d{1,3}\)) +)(?=\S)/;
const NESTED_INDENT = 2;
const FENCE = /^ {0,3}(```|~~~)/;

/** Finds the steps in an answer: the items of its longest list. Null where it has none. */
export function parsePlan(text: string): Plan | null {
  const lines = text.split(/\r?\n/);
  const longest = runsIn(lines).reduce<Run | null>(
    (best, run) => (best && best.steps.length >= run.steps.length ? best : run),
    null,
  );
  if (!longest) return null;
  return {
    before: lines.slice(0, longest.first).join("\n").trim(),
    steps: longest.steps,
    after: lines.slice(longest.end).join("\n").trim(),
  };
}

function runsIn(lines: readonly string[]): Run[] {
  const runs: Run[] = [];
  let isCode = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (FENCE.test(line)) isCode = !isCode;
    if (isCode || !MARKER.test(line)) continue;
    const run = readRun(lines, at);
    runs.push(run);
    at = run.end - 1;
  }
  return runs;
}

/** A list from its first line on: all that is indented belongs to the item above it. */
function readRun(lines: readonly string[], first: number): Run {
  const items: string[][] = [];
  const ownIndent = indentOf(lines[first] ?? "");
  let end = first;
  for (let at = first; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const isNested = indentOf(line) >= ownIndent + NESTED_INDENT;
    const marker = isNested ? undefined : MARKER.exec(line)?.[0];
    const isBelowBlank = lines[at - 1]?.trim() === "";
    if (marker !== undefined) items.push([line.slice(marker.length)]);
    else if (line.trim() === "") continue;
    else if (/^\s/.test(line) || !(isBelowBlank || /^(#|```|~~~|>)/.test(line))) items.at(-1)?.push(line);
    else break;
    end = at + 1;
  }
  return { first, end, steps: items.map(toStep) };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function toStep(lines: readonly string[]): string {
  const indent = Math.min(...lines.slice(1).map(indentOf));
  return [lines[0] ?? "", ...lines.slice(1).map((line) => line.slice(indent))]
    .join("\n")
    .replaceAll(/(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1/g, "$2")
    .trim();
}
