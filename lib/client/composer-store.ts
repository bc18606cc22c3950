import { create } from "zustand";

const KEY_PREFIX = "parley.draft.";
const NEW_THREAD = "new";
const IDLE_MS = 400;

/** Drafts by thread; "new" is the one of the thread that does not exist yet. */
const useStore = create<{ drafts: Readonly<Record<string, string>> }>(() => ({ drafts: {} }));

const unsaved = new Set<string>();
let saveTimer: ReturnType<typeof setTimeout> | undefined;

function keyOf(threadId: string | null): string {
  return threadId ?? NEW_THREAD;
}

export function useDraft(threadId: string | null): string {
  return useStore((state) => state.drafts[keyOf(threadId)] ?? "");
}

export function draftOf(threadId: string | null): string {
  return useStore.getState().drafts[keyOf(threadId)] ?? readSaved(keyOf(threadId));
}

/** Shown at once, saved when the typing pauses. */
export function writeDraft(threadId: string | null, text: string): void {
  keepInMemory(keyOf(threadId), text);
  unsaved.add(keyOf(threadId));
  clearTimeout(saveTimer);
  saveTimer = setTimeout(flushDrafts, IDLE_MS);
}

/** Brings the saved draft into the page. What is already typed wins. */
export function restoreDraft(threadId: string | null, typed: string): void {
  const key = keyOf(threadId);
  if (useStore.getState().drafts[key] !== undefined) return;
  if (typed === "") keepInMemory(key, readSaved(key));
  else writeDraft(threadId, typed);
}

// Saved at once: a message that was sent must not come back as a draft after a reload.
export function clearDraft(threadId: string | null): void {
  writeDraft(threadId, "");
  flushDrafts();
}

/** Puts text back, unless something else is written by now. Returns whether it is the draft. */
export function putBackDraft(threadId: string, text: string): boolean {
  const draft = draftOf(threadId);
  if (draft !== "") return draft === text;
  writeDraft(threadId, text);
  flushDrafts();
  return true;
}

export function flushDrafts(): void {
  clearTimeout(saveTimer);
  for (const key of unsaved) save(key, useStore.getState().drafts[key] ?? "");
  unsaved.clear();
}

function keepInMemory(key: string, text: string): void {
  useStore.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: text } }));
}

function readSaved(key: string): string {
  try {
    return localStorage.getItem(KEY_PREFIX + key) ?? "";
  } catch {
    return "";
  }
}

function save(key: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(KEY_PREFIX + key);
    else localStorage.setItem(KEY_PREFIX + key, text);
  } catch {
    // Storage is full or forbidden: the draft lives as long as the page.
  }
}
