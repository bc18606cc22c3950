import { expect, test } from "vitest";
import { commandOf, keysOf, parseChosenKeys } from "./commands";
import { keysPressed } from "./keys";
import { toPrinted } from "./printed-keys";
import { whyNotKeys } from "./why-not-keys";

const press = (key: string, held: Partial<KeyboardEvent> = {}, altGraph = false) =>
  keysPressed({
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
    getModifierState: (name) => name === "AltGraph" && altGraph,
  });

test("Ctrl and Cmd are the same key, and modifiers alone are none", () => {
  expect(press("k", { ctrlKey: true })).toBe("Mod+K");
  expect(press("k", { metaKey: true })).toBe("Mod+K");
  expect(press("O", { metaKey: true, shiftKey: true })).toBe("Mod+Shift+O");
  expect(press("Control", { ctrlKey: true })).toBeNull();
});

test("a sign is the same whether or not a keyboard has it above another one", () => {
  expect(press("/", { ctrlKey: true })).toBe("Mod+/");
  expect(press("/", { ctrlKey: true, shiftKey: true })).toBe("Mod+/");
  expect(press("ArrowUp", { ctrlKey: true, shiftKey: true })).toBe("Mod+Shift+ArrowUp");
});

test("a letter of another script is the one that is on its key, and AltGr types", () => {
  expect(press("л", { ctrlKey: true, code: "KeyK" })).toBe("Mod+K");
  expect(press("ń", { ctrlKey: true, altKey: true, code: "KeyN" }, true)).toBeNull();
});

test("keys are shown as they are printed on the keyboard", () => {
  expect(toPrinted("Mod+Shift+O", false)).toBe("Ctrl+Shift+O");
  expect(toPrinted("Mod+Shift+O", true)).toBe("⇧⌘O");
  expect(toPrinted("Mod++", false)).toBe("Ctrl++");
  expect(toPrinted("/", true)).toBe("/");
});

test("chosen keys take the place of the first ones, and none is a choice too", () => {
  const chosen = parseChosenKeys({ search: "Mod+J", write: null, gone: "Mod+X", stop: 7 });
  expect(chosen).toEqual({ search: "Mod+J", write: null });
  expect(keysOf("search", chosen)).toBe("Mod+J");
  expect(commandOf("Mod+K", chosen)).toBeNull();
  expect(commandOf("/", chosen)).toBeNull();
  expect(commandOf("Mod+J", chosen)).toBe("search");
  expect(parseChosenKeys(null)).toEqual({});
});

test("what belongs to the browser, to typing or to a screen reader cannot be taken", () => {
  for (const keys of ["Mod+T", "Mod+Shift+T", "Mod+C", "Mod+Alt+ArrowLeft", "F5"])
    expect(whyNotKeys(keys), keys).toMatch(/browser|screen readers/);
  for (const keys of ["A", "Shift+Enter", "Alt+D", "Enter"])
    expect(whyNotKeys(keys), keys).toMatch(/Hold Ctrl/);
  for (const keys of ["Mod+J", "Mod+Shift+U", "Mod+;", "Mod+'"]) expect(whyNotKeys(keys), keys).toBeNull();
});
