import { z } from "zod";
import { create } from "zustand";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { settingsSchema } from "@/lib/protocol/thread";
import { SIDEBAR_COOKIE, THEME_COOKIE, writePreferenceCookie } from "./preference-cookies";

const STORAGE_KEY = "parley.preferences";

// A value that this version does not know falls back alone; the others stay.
const preferencesSchema = z.object({
  theme: z.enum(["system", "light", "dark"]).catch("system"),
  /** What Enter does in the composer; "auto" breaks the line on touch keyboards and sends elsewhere. */
  enterKey: z.enum(["auto", "send", "newline"]).catch("auto"),
  isSidebarCollapsed: z.boolean().catch(false),
  /** Settings of the next new thread. */
  draftSettings: settingsSchema.catch(DEFAULT_SETTINGS),
});
export type Preferences = z.infer<typeof preferencesSchema>;

const DEFAULTS: Preferences = preferencesSchema.parse({});

const useStore = create<Preferences>(() => DEFAULTS);

/** Subscribes to one preference. The server and the first paint see the defaults. */
export function usePreference<K extends keyof Preferences>(key: K): Preferences[K] {
  return useStore((preferences) => preferences[key]);
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
    return text === null ? null : (preferencesSchema.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
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
