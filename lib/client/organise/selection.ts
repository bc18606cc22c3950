import { create } from "zustand";

/** Threads of the list that are chosen, to do something with all of them. */
type Selection = {
  isOn: boolean;
  ids: ReadonlySet<string>;
  /** Where a stretch of them begins. */
  anchor: string | null;
};

/** Of what begins choosing: where it has ended, the focus is there again. */
export const SELECT_BUTTON_ID = "select-threads";

const OFF: Selection = { isOn: false, ids: new Set(), anchor: null };
const useStore = create<Selection>(() => OFF);

export function useIsSelecting(): boolean {
  return useStore(({ isOn }) => isOn);
}

export function useIsSelected(threadId: string): boolean {
  return useStore(({ ids }) => ids.has(threadId));
}

export function useSelectedIds(): ReadonlySet<string> {
  return useStore(({ ids }) => ids);
}

export function selectedIds(): ReadonlySet<string> {
  return useStore.getState().ids;
}

export function startSelecting(): void {
  useStore.setState({ isOn: true });
}

export function endSelecting(): void {
  useStore.setState(OFF);
}

export function toggleSelected(threadId: string): void {
  const ids = new Set(selectedIds());
  if (!ids.delete(threadId)) ids.add(threadId);
  useStore.setState({ isOn: true, ids, anchor: threadId });
}

/** Chooses all from the last one that was chosen, or else from `start`, to this one, in the order of the list. */
export function selectTo(threadId: string, order: readonly string[], start: string | null): void {
  const { ids, anchor } = useStore.getState();
  const at = order.indexOf(threadId);
  const from = order.indexOf(anchor ?? start ?? threadId);
  const [first, last] = from < 0 ? [at, at] : [Math.min(at, from), Math.max(at, from)];
  const stretch = order.slice(first, last + 1);
  useStore.setState({
    isOn: true,
    ids: new Set([...ids, ...stretch]),
    anchor: anchor ?? order[from] ?? threadId,
  });
}
