import { isMacKeyboard, toPrinted } from "@/lib/client/commands/printed-keys";

/** Keys as they are printed on the reader's keyboard; nothing where there are none. */
export function Keys({ keys }: { keys: string | null }) {
  if (keys === null) return null;
  return (
    <kbd className="shrink-0 rounded-md border border-line bg-surface px-1.5 py-0.5 font-sans text-sm text-ink-soft">
      {toPrinted(keys, isMacKeyboard())}
    </kbd>
  );
}
