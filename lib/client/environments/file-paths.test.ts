import { expect, test } from "vitest";
import type { EnvironmentFile } from "@/lib/protocol/api-agents";
import { isFilePath, pathIn, toFolders, workingFolderOf } from "./file-paths";

function fileAt(path: string, modifiedAt: number | null = null): EnvironmentFile {
  return { path, name: path.split("/").at(-1) ?? "", mimeType: null, size: 1, modifiedAt };
}

test("files stand in their folders, and numbers in names in the order of numbers", () => {
  const paths = [
    ".agents/skills/fox/SKILL.md",
    "work/10.txt",
    "readme.md",
    "work/9.txt",
    "work/out/plot.png",
  ];
  const folders = toFolders(paths.map((path) => fileAt(path)));
  expect(folders.map(({ path, files }) => [path, files.map(({ name }) => name)])).toEqual([
    ["", ["readme.md"]],
    ["work", ["9.txt", "10.txt"]],
    ["work/out", ["plot.png"]],
    [".agents/skills/fox", ["SKILL.md"]],
  ]);
});

test("what is added goes where the agent has worked last, and to the root of what is empty", () => {
  expect(workingFolderOf([fileAt("a.txt", 1), fileAt("work/b.txt", 3), fileAt("lib/c.txt", 2)])).toBe("work");
  expect(workingFolderOf([])).toBe("");
  expect(pathIn("", "a.txt")).toBe("a.txt");
  expect(pathIn("work", "a.txt")).toBe("work/a.txt");
});

test("a name that would lead elsewhere is no path of a file", () => {
  expect(["work/a b.txt", "שלום.txt", "..hidden"].filter((path) => !isFilePath(path))).toEqual([]);
  const wrong = [
    "",
    "/etc/passwd",
    "work/../../a",
    "a//b",
    "a?b",
    "a#b",
    "a%2e",
    "a\\b",
    "a\n",
    "work/",
    ".",
  ];
  expect(wrong.filter(isFilePath)).toEqual([]);
});
