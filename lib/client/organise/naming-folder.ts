import { create } from "zustand";

/** The folder that has just been made, and is being given its name. */
const useStore = create<{ folderId: string | null }>(() => ({ folderId: null }));

export function useIsNaming(folderId: string): boolean {
  return useStore((state) => state.folderId === folderId);
}

export function nameFolder(folderId: string | null): void {
  useStore.setState({ folderId });
}
