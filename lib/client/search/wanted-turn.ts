import { create } from "zustand";

/** A turn that its reader wants before them. Wanted again, it has another key. */
export type WantedTurn = { threadId: string; turnId: string; key: number };

const useStore = create<{ wanted: WantedTurn | null }>(() => ({ wanted: null }));

let lastKey = 0;
let shownKey = 0;

export function wantTurn(threadId: string, turnId: string): void {
  lastKey += 1;
  useStore.setState({ wanted: { threadId, turnId, key: lastKey } });
}

export function useWantedTurn(threadId: string): WantedTurn | null {
  return useStore(({ wanted }) => (wanted?.threadId === threadId ? wanted : null));
}

/** Whether it was not before its reader yet: once it was, they go where they like. */
export function isStillWanted({ key }: WantedTurn): boolean {
  return key > shownKey;
}

export function noteShown({ key }: WantedTurn): void {
  shownKey = key;
}
