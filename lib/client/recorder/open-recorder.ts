import { create } from "zustand";
import { closeEnvironment } from "@/lib/client/environments/open-environment";

/** The turn that is looked at beside the page. */
type State = {
  turnId: string | null;
  /** What had the focus before. */
  opener: Element | null;
};

const useStore = create<State>(() => ({ turnId: null, opener: null }));

export function useRecordedTurnId(): string | null {
  return useStore(({ turnId }) => turnId);
}

/** Opens the details of a turn, or closes them where they are open. There is one panel, so another goes. */
export function toggleRecorder(turnId: string): void {
  if (useStore.getState().turnId === turnId) {
    closeRecorder({ isFocusReturned: false });
    return;
  }
  closeEnvironment({ isFocusReturned: false });
  useStore.setState({ turnId, opener: document.activeElement });
}

export function closeRecorder({ isFocusReturned }: { isFocusReturned: boolean }): void {
  const { opener } = useStore.getState();
  useStore.setState({ turnId: null, opener: null });
  if (isFocusReturned && opener instanceof HTMLElement && opener.isConnected) opener.focus();
}
