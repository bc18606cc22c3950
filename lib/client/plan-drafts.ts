const KEY_PREFIX = "parley.plan.";

/** The steps of a plan as a person has changed them; null where they have not. */
export function readPlanDraft(turnId: string): string[] | null {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY_PREFIX + turnId) ?? "null");
    return Array.isArray(saved) && saved.every((step) => typeof step === "string") ? saved : null;
  } catch {
    return null;
  }
}

/** Null forgets it. */
export function savePlanDraft(turnId: string, steps: readonly string[] | null): void {
  try {
    if (steps === null) localStorage.removeItem(KEY_PREFIX + turnId);
    else localStorage.setItem(KEY_PREFIX + turnId, JSON.stringify(steps));
  } catch {
    // Storage is full or forbidden: the changes live as long as the page.
  }
}
