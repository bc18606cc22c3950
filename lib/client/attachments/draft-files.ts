import { api } from "@/lib/client/api";
import { newId } from "@/lib/protocol/id";
import type { MediaContent } from "@/lib/protocol/media";
import { attachmentsOf, changeAttachment, restoreAttachments, writeAttachments } from "./attachment-store";
import { fromContent, thoseThatFit } from "./draft-attachment";
import { letGo } from "./held-files";

// Apart from what uploads: every page needs this, and most have no file on its way.

/** Adds content that needs no bytes of ours: an address, or files of a message that comes back. */
export function attachContent(threadId: string | null, contents: readonly MediaContent[]): void {
  const present = attachmentsOf(threadId);
  const added = thoseThatFit(present, contents).map((content) => fromContent(newId(), content));
  writeAttachments(threadId, [...present, ...added]);
}

/** Takes the files out of a draft: they are sent. */
export function clearAttachments(threadId: string | null): void {
  for (const { key } of attachmentsOf(threadId)) letGo(key);
  writeAttachments(threadId, []);
}

/** Puts back the files of a message that could not be sent, unless others are there by now. */
export function putBackAttachments(threadId: string, contents: readonly MediaContent[]): void {
  if (contents.length > 0 && attachmentsOf(threadId).length === 0) attachContent(threadId, contents);
}

/** Whether the draft of a thread has just these files. */
export function isDraftOf(threadId: string, contents: readonly MediaContent[]): boolean {
  const uris = attachmentsOf(threadId).map(
    ({ progress }) => progress.state === "stored" && progress.content.uri,
  );
  return uris.length === contents.length && contents.every(({ uri }, position) => uri === uris[position]);
}

/** Brings the files of a saved draft back, and finds out what became of those that were on their way. */
export function restoreDraftFiles(threadId: string | null): void {
  for (const { key, attachmentId, progress } of restoreAttachments(threadId)) {
    if (progress.state !== "interrupted" || !attachmentId) continue;
    // Its last bytes may have arrived although nobody waited for the answer.
    api.getAttachment(attachmentId).then(
      ({ content }) => content && changeAttachment(key, { progress: { state: "stored", content } }),
      () => undefined,
    );
  }
}
