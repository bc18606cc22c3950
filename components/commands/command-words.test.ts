import { expect, test } from "vitest";
import { COMMAND_IDS } from "@/lib/client/commands/commands";
import { COMMAND_WORDS, commandsLike, hasWords } from "./command-words";

test("a command is found by the beginnings of its words, in any order, and by other words for it", () => {
  expect(commandsLike("new", COMMAND_IDS)).toEqual(["new-chat"]);
  expect(commandsLike("chat ren", COMMAND_IDS)).toEqual(["rename"]);
  expect(commandsLike("dark the", COMMAND_IDS)).toEqual(["theme-dark"]);
  expect(commandsLike("microphone", COMMAND_IDS)).toEqual(["record"]);
  expect(commandsLike("zebra", COMMAND_IDS)).toEqual([]);
});

test("8 a word is found without its accents, and within a word where the script is not Latin", () => {
  expect(hasWords("Präferenzen", "prafer")).toBe(true);
  expect(hasWords("Präferenzen", "ferenzen")).toBe(false);
  expect(hasWords("アーカイブしたチャット", "チャット")).toBe(true);
  expect(hasWords("المحادثات", "محادثات")).toBe(true);
});

test("no two commands are called the same", () => {
  const titles = COMMAND_IDS.map((id) => COMMAND_WORDS[id].title);
  expect(new Set(titles).size).toBe(titles.length);
});
