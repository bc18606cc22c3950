import { readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..");

type Instruction = { word: string; rest: string };
export type Stage = { from: string; name: string | null; instructions: Instruction[] };

/** The stages of the Dockerfile, their lines joined and comments left out. */
export function readDockerfile(): Stage[] {
  const text = readFileSync(join(ROOT, "Dockerfile"), "utf8");
  const lines = text.replace(/^#.*\n/gm, "").replace(/\\\n\s*/g, " ");
  const stages: Stage[] = [];
  for (const line of lines.split("\n").filter((candidate) => candidate.trim() !== "")) {
    const [, word = "", rest = ""] = /^\s*(\w+)\s+(.*)$/.exec(line) ?? [];
    const [from = "", , name = null] = rest.split(/\s+/);
    if (word === "FROM") stages.push({ from, name, instructions: [] });
    else stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
}

/** What an instruction of a stage says, each time that it stands there. */
export function allOf({ instructions }: Stage, word: string): string[] {
  return instructions.filter((instruction) => instruction.word === word).map(({ rest }) => rest);
}

export function environmentOf(stage: Stage): Record<string, string> {
  const pairs = allOf(stage, "ENV").flatMap((rest) => rest.split(/\s+/).map((pair) => pair.split("=")));
  return Object.fromEntries(pairs.map(([name = "", value = ""]) => [name, value]));
}

/** What is copied into a stage: from which other one, or null for the folder of the project, and which files. */
export function copiesOf(stage: Stage): { from: string | null; sources: string[] }[] {
  return allOf(stage, "COPY").map((rest) => {
    const words = rest.split(/\s+/);
    const from = /^--from=(.+)$/.exec(words[0] ?? "")?.[1] ?? null;
    return { from, sources: words.slice(from === null ? 0 : 1, -1) };
  });
}
