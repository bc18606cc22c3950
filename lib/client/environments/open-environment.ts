import { create } from "zustand";

/** The environment that is shown beside the page, and where it was opened. */
export type OpenEnvironment = {
  environmentId: string;
  /** Of the file that is looked at; null for all of them. */
  path: string | null;
  threadId: string | null;
  /** What was opened, where the work of its thread has gone on in this one since. */
  followedFrom?: string;
};

type State = {
  open: OpenEnvironment | null;
  /** What had the focus before. */
  opener: Element | null;
  /** The file that was looked at last. */
  lastPath: string | null;
};

const useStore = create<State>(() => ({ open: null, opener: null, lastPath: null }));

export function useOpened(): OpenEnvironment | null {
  return useStore((state) => state.open);
}

/** Whether one comes back from a file to the list. */
export function useWasOpen(path: string): boolean {
  return useStore(({ open, lastPath }) => open?.path === null && lastPath === path);
}

export function openEnvironment(open: OpenEnvironment): void {
  useStore.setState({ open, opener: document.activeElement, lastPath: open.path });
}

/** The environment in which the work goes on. The focus stays where it is. */
export function followEnvironment(environmentId: string): void {
  useStore.setState(({ open }) => ({
    open: open && {
      ...open,
      environmentId,
      path: null,
      followedFrom: open.followedFrom ?? open.environmentId,
    },
    lastPath: null,
  }));
}

/** Another file of the environment that is open, or all of them. */
export function openFile(path: string | null): void {
  useStore.setState(({ open, lastPath }) => ({
    open: open && { ...open, path },
    lastPath: path ?? lastPath,
  }));
}

/** Whoever has opened it is back where they were, unless they are somewhere else already. */
export function closeEnvironment({ isFocusReturned }: { isFocusReturned: boolean }): void {
  const { opener } = useStore.getState();
  useStore.setState({ open: null, opener: null, lastPath: null });
  if (isFocusReturned && opener instanceof HTMLElement && opener.isConnected) opener.focus();
}
