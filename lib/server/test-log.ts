import "server-only";
import pino from "pino";
import { expect } from "vitest";
import { log } from "./log";

type Line = Record<string, unknown>;

/**
 * Collects what the log of this process writes while `act` runs, and a moment longer, until `isWhole`. In the
 * place of its stream stands one of ours: the lines are those that a file would have.
 */
export async function collectLog(
  act: () => Promise<unknown>,
  isWhole: (lines: Line[]) => boolean,
): Promise<{ lines: Line[]; text: string }> {
  // The place where pino keeps its stream is in no type of its.
  const streams = log as unknown as Record<symbol, { write(text: string): void }>;
  const usual = streams[pino.symbols.streamSym];
  let text = "";
  const linesOf = () =>
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Line);
  streams[pino.symbols.streamSym] = { write: (written) => (text += written) };
  try {
    await act();
    await expect.poll(() => isWhole(linesOf())).toBe(true);
    return { lines: linesOf(), text };
  } finally {
    if (usual) streams[pino.symbols.streamSym] = usual;
  }
}
