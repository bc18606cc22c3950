import type { Desk } from "./desk.ts";

const SKILL = /^\.agents\/skills\/([^/]+)\/SKILL\.md$/;

/** What lies in the environment as instructions, and is read without a word. */
export function standingInstructions(desk: Desk): string {
  return desk.textOf(".agents/AGENTS.md") ?? "";
}

/** Reads the skill that the task names, if there is one: what it says is to be followed. */
export function readSkill(desk: Desk, text: string): { name: string; instructions: string } | undefined {
  const path = desk.paths.find((candidate) => {
    const name = SKILL.exec(candidate)?.[1];
    return name !== undefined && namesIt(text, name);
  });
  const name = SKILL.exec(path ?? "")?.[1];
  if (!path || !name) return undefined;
  desk.think(["Choosing a skill", `The task names the skill ${name}, so I read it first.`]);
  return { name, instructions: desk.read(path) ?? "" };
}

function namesIt(text: string, name: string): boolean {
  const lower = text.toLowerCase();
  return lower.includes(name.toLowerCase()) || lower.includes(name.toLowerCase().replaceAll("-", " "));
}

/** What a skill asks for, in one line: its first that is neither a heading nor part of its front matter. */
export function gistOf(instructions: string): string {
  const body = instructions.replace(/^---\n[\s\S]*?\n---\n/, "");
  return body.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
}
