import { create } from "zustand";
import { type DraftAttachment, type Progress, parseSaved, toSaved } from "./draft-attachment";

const KEY_PREFIX = "parley.attachments.";
const NEW_THREAD = "new";

type Lists = Readonly<Record<string, readonly DraftAttachment[]>>;

/** Attachments of drafts by thread; "new" is the thread that does not exist yet. */
const useStore = create<{ lists: Lists }>(() => ({ lists: {} }));

const NONE: readonly DraftAttachment[] = [];

function keyOf(threadId: string | null): string {
  return threadId ?? NEW_THREAD;
}

export function useAttachments(threadId: string | null): readonly DraftAttachment[] {
  return useStore((state) => state.lists[keyOf(threadId)] ?? NONE);
}

export function attachmentsOf(threadId: string | null): readonly DraftAttachment[] {
  return useStore.getState().lists[keyOf(threadId)] ?? readSaved(keyOf(threadId));
}

/** The attachment of that key and the thread that it is in; null where it was removed or sent. */
export function findAttachment(
  attachmentKey: string,
): { threadId: string | null; attachment: DraftAttachment } | null {
  for (const [key, list] of Object.entries(useStore.getState().lists)) {
    const attachment = list.find((candidate) => candidate.key === attachmentKey);
    if (attachment) return { threadId: key === NEW_THREAD ? null : key, attachment };
  }
  return null;
}

export function writeAttachments(threadId: string | null, attachments: readonly DraftAttachment[]): void {
  const key = keyOf(threadId);
  useStore.setState(({ lists }) => ({ lists: { ...lists, [key]: attachments } }));
  save(key, attachments);
}

/** Changes one attachment, wherever it is by now. */
export function changeAttachment(attachmentKey: string, change: Partial<DraftAttachment>): void {
  const found = findAttachment(attachmentKey);
  if (!found) return;
  const list = attachmentsOf(found.threadId);
  writeAttachments(
    found.threadId,
    list.map((other) => (other.key === attachmentKey ? { ...other, ...change } : other)),
  );
}

/** The count of bytes moves many times a second: it is shown, and not written down. */
export function showProgress(attachmentKey: string, progress: Progress): void {
  useStore.setState(({ lists }) => ({
    lists: Object.fromEntries(
      Object.entries(lists).map(([key, list]) => [
        key,
        list.some((other) => other.key === attachmentKey)
          ? list.map((other) => (other.key === attachmentKey ? { ...other, progress } : other))
          : list,
      ]),
    ),
  }));
}

/** Brings what was written down into the page. Returns it where it was not here before. */
export function restoreAttachments(threadId: string | null): readonly DraftAttachment[] {
  const key = keyOf(threadId);
  if (useStore.getState().lists[key] !== undefined) return NONE;
  const saved = readSaved(key);
  useStore.setState(({ lists }) => ({ lists: { ...lists, [key]: saved } }));
  return saved;
}

function readSaved(key: string): readonly DraftAttachment[] {
  try {
    return parseSaved(JSON.parse(localStorage.getItem(KEY_PREFIX + key) ?? "[]"));
  } catch {
    return NONE;
  }
}

function save(key: string, attachments: readonly DraftAttachment[]): void {
  try {
    if (attachments.length === 0) localStorage.removeItem(KEY_PREFIX + key);
    else localStorage.setItem(KEY_PREFIX + key, JSON.stringify(attachments.map(toSaved)));
  } catch {
    // Storage is full or forbidden: the files stay with the draft for as long as the page lives.
  }
}
