import { create } from "zustand";

type State = {
  isOpen: boolean;
  /** What has the focus again once it is closed, if that is still there. */
  opener: HTMLElement | null;
};

const useStore = create<State>(() => ({ isOpen: false, opener: null }));

export function useIsBranchMapOpen(): boolean {
  return useStore(({ isOpen }) => isOpen);
}

export function openBranchMap(opener: HTMLElement | null): void {
  useStore.setState({ isOpen: true, opener });
}

export function closeBranchMap(): void {
  useStore.setState({ isOpen: false });
}

export function branchMapOpener(): HTMLElement | null {
  const { opener } = useStore.getState();
  return opener?.isConnected ? opener : null;
}
