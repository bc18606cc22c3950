import { create } from "zustand";
import type { Input } from "@/lib/protocol/schemas";
import type { StoredMedia } from "@/lib/protocol/select-media";

/** The picture that the next message of a thread is about. `turnId` is the turn that it goes on from. */
export type EditedPicture = {
  turnId: string;
  content: StoredMedia;
  /** Whether the model could not tell from the turn alone which picture is meant, so it is sent again. */
  isSentAlong: boolean;
};

const useStore = create<{ byThread: Readonly<Record<string, EditedPicture>> }>(() => ({ byThread: {} }));

export function useEditedPicture(threadId: string | null): EditedPicture | null {
  return useStore((state) => state.byThread[threadId ?? ""] ?? null);
}

function editedPictureOf(threadId: string | null): EditedPicture | null {
  return useStore.getState().byThread[threadId ?? ""] ?? null;
}

/** Where a message about the edited picture goes, and with what. Without one it is the message as it is. */
export function withEditedPicture(
  threadId: string | null,
  input: Input,
): { input: Input; parentId?: string } {
  const edited = editedPictureOf(threadId);
  if (!edited) return { input };
  return { input: edited.isSentAlong ? [edited.content, ...input] : input, parentId: edited.turnId };
}

export function setEditedPicture(threadId: string, picture: EditedPicture): void {
  useStore.setState(({ byThread }) => ({ byThread: { ...byThread, [threadId]: picture } }));
}

export function clearEditedPicture(threadId: string | null): void {
  if (threadId === null) return;
  useStore.setState(({ byThread: { [threadId]: _, ...others } }) => ({ byThread: others }));
}
