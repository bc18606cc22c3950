/**
 * All that can be done by a command, in the order in which it is listed, and the keys that do it until somebody chooses
 * others; null where it has none. Few have: most keys belong to the browser, to an input method or to a screen reader.
 */
export const DEFAULT_KEYS = {
  "new-chat": "Mod+Shift+O",
  write: "/",
  stop: null,
  regenerate: null,
  "copy-reply": null,
  undo: "Mod+Z",
  model: null,
  "google-search": null,
  "attach-files": null,
  record: null,
  settings: null,
  presets: null,
  rename: null,
  "thread-options": null,
  share: null,
  search: "Mod+K",
  "next-thread": null,
  "previous-thread": null,
  "toggle-sidebar": null,
  activity: null,
  environments: null,
  agents: null,
  archived: null,
  shares: null,
  usage: null,
  account: null,
  preferences: null,
  shortcuts: "Mod+/",
  "theme-system": null,
  "theme-light": null,
  "theme-dark": null,
} as const satisfies Record<string, string | null>;

export type CommandId = keyof typeof DEFAULT_KEYS;
/** What somebody has chosen in the place of the keys above. */
export type ChosenKeys = Partial<Record<CommandId, string | null>>;

export const COMMAND_IDS = Object.keys(DEFAULT_KEYS) as CommandId[];

export function keysOf(id: CommandId, chosen: ChosenKeys): string | null {
  return chosen[id] === undefined ? DEFAULT_KEYS[id] : chosen[id];
}

export function commandOf(keys: string, chosen: ChosenKeys): CommandId | null {
  return COMMAND_IDS.find((id) => keysOf(id, chosen) === keys) ?? null;
}

/** What another version, or a hand, has stored: only what is understood is kept. */
export function parseChosenKeys(stored: unknown): ChosenKeys {
  const entries = Object.entries(stored ?? {}).filter(
    ([id, keys]) => Object.hasOwn(DEFAULT_KEYS, id) && (keys === null || typeof keys === "string"),
  );
  return Object.fromEntries(entries);
}
