import { create } from "zustand";
import { DEFAULT_SETTINGS, DEFAULT_VOICE } from "@/lib/protocol/targets";
import type { Settings } from "@/lib/protocol/thread";
import { type ChosenKeys, parseChosenKeys } from "./commands/commands";
import { SIDEBAR_COOKIE, THEME_COOKIE, writePreferenceCookie } from "./preference-cookies";

export const THEMES = ["system", "light", "dark"] as const;
/** "auto" breaks the line on touch keyboards and sends elsewhere. */
export const ENTER_KEYS = ["auto", "send", "newline"] as const;

/** Whether answers that end elsewhere are told of; "undecided" until somebody was asked. */
const NOTIFICATIONS = ["undecided", "on", "off"] as const;

export type Preferences = {
  theme: (typeof THEMES)[number];
  /** What Enter does in the composer. */
  enterKey: (typeof ENTER_KEYS)[number];
  isSidebarCollapsed: boolean;
  notifications: (typeof NOTIFICATIONS)[number];
  /** What reads replies aloud. */
  voice: string;
  /** Settings of the next new thread. */
  draftSettings: Settings;
  /** Settings that every new thread begins with; null where none were chosen. */
  beginning: Settings | null;
  /** Keys of commands that are not the first ones. */
  shortcuts: ChosenKeys;
};

const STORAGE_KEY = "parley.preferences";
const DEFAULTS: Preferences = {
  theme: "system",
  enterKey: "auto",
  isSidebarCollapsed: false,
  notifications: "undecided",
  voice: DEFAULT_VOICE,
  draftSettings: DEFAULT_SETTINGS,
  beginning: null,
  shortcuts: {},
};

const useStore = create<Preferences>(() => DEFAULTS);

/** Subscribes to one preference. The server and the first paint see the defaults. */
export function usePreference<K extends keyof Preferences>(key: K): Preferences[K] {
  return useStore((preferences) => preferences[key]);
}

/** One preference as it is now, without watching it. */
export function preferenceOf<K extends keyof Preferences>(key: K): Preferences[K] {
  return useStore.getState()[key];
}

export function setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  useStore.setState({ [key]: value } as Pick<Preferences, K>);
  applyToPage(useStore.getState());
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(useStore.getState()));
  } catch {
    // Storage is full or forbidden: the choice holds until the page is closed.
  }
}

/** Reads what was stored. Call it once the page is hydrated, and when another tab has changed it. */
export function loadPreferences(): void {
  const stored = readStored();
  if (!stored) return;
  useStore.setState(stored);
  applyToPage(stored);
}

export function isPreferencesKey(key: string | null): boolean {
  return key === STORAGE_KEY;
}

function readStored(): Preferences | null {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    return text === null ? null : parsePreferences(JSON.parse(text));
  } catch {
    return null;
  }
}

// By hand: a schema library would be a fifth of all the code that the first page loads. What another
// version has written falls back alone, value by value; the server checks settings when they are sent.
function parsePreferences(stored: Partial<Record<keyof Preferences, unknown>>): Preferences {
  return {
    theme: THEMES.find((theme) => theme === stored.theme) ?? DEFAULTS.theme,
    enterKey: ENTER_KEYS.find((enterKey) => enterKey === stored.enterKey) ?? DEFAULTS.enterKey,
    isSidebarCollapsed: stored.isSidebarCollapsed === true,
    notifications: NOTIFICATIONS.find((choice) => choice === stored.notifications) ?? DEFAULTS.notifications,
    voice: typeof stored.voice === "string" ? stored.voice : DEFAULTS.voice,
    draftSettings: parseSettings(stored.draftSettings) ?? DEFAULTS.draftSettings,
    beginning: parseSettings(stored.beginning),
    shortcuts: parseChosenKeys(stored.shortcuts),
  };
}

function parseSettings(stored: unknown): Settings | null {
  const { model, agent, ...settings }: Partial<Settings> = stored ?? {};
  if (typeof model !== "string") return null;
  return { ...settings, model, ...(typeof agent === "string" && { agent }) };
}

function applyToPage({ theme, isSidebarCollapsed }: Preferences): void {
  const root = document.documentElement;
  const forcedTheme = theme === "system" ? null : theme;
  const sidebar = isSidebarCollapsed ? "collapsed" : null;
  setAttribute(root, "data-theme", forcedTheme);
  setAttribute(root, "data-sidebar", sidebar);
  writePreferenceCookie(THEME_COOKIE, forcedTheme);
  writePreferenceCookie(SIDEBAR_COOKIE, sidebar);
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
