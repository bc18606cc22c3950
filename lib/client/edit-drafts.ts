const KEY_PREFIX = "parley.edit.";

/** The words of a message as a person has changed them, and has not saved; null where they have not. */
export function readEditDraft(id: string): string | null {
  try {
    return sessionStorage.getItem(KEY_PREFIX + id);
  } catch {
    return null;
  }
}

/** Null forgets it. */
export function saveEditDraft(id: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(KEY_PREFIX + id);
    else sessionStorage.setItem(KEY_PREFIX + id, text);
  } catch {
    // Storage is full or forbidden: the changes live as long as the editor.
  }
}
