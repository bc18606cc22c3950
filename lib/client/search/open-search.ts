import { create } from "zustand";

const useStore = create(() => ({ isOpen: false }));

export function useIsSearchOpen(): boolean {
  return useStore((state) => state.isOpen);
}

export function setSearchOpen(isOpen: boolean): void {
  useStore.setState({ isOpen });
}
