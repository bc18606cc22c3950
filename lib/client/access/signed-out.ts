import { create } from "zustand";

const useStore = create(() => ({ isSignedOut: false }));

/** The server has asked this page to sign in: its session was ended, here or elsewhere. */
export function noteSignedOut(): void {
  useStore.setState({ isSignedOut: true });
}

export function useIsSignedOut(): boolean {
  return useStore((state) => state.isSignedOut);
}
