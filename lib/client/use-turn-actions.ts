"use client";

import { useTurnParts } from "./thread-store";
import { createTurnActions, type TurnActions, type TurnParts } from "./turn-actions";

const made = new WeakMap<TurnParts, TurnActions>();

/** The same for all that is shown of a page. */
export function useTurnActions(): TurnActions {
  const parts = useTurnParts();
  const actions = made.get(parts) ?? createTurnActions(parts);
  made.set(parts, actions);
  return actions;
}
