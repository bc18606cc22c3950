import { create } from "zustand";

const SHOWN_MS = 12_000;

const useStore = create<{ notice: string | null }>(() => ({ notice: null }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Says above the composer, for a while, what became of something that was put into it. */
export function showComposerNotice(notice: string): void {
  clearTimeout(timer);
  useStore.setState({ notice });
  timer = setTimeout(() => useStore.setState({ notice: null }), SHOWN_MS);
}

export function useComposerNotice(): string | null {
  return useStore((state) => state.notice);
}
