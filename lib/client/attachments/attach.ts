import { api } from "@/lib/client/api";
import { newId } from "@/lib/protocol/id";
import { ATTACHMENTS_MAX, type MediaContent, type ReferenceRole } from "@/lib/protocol/media";
import { attachmentsOf, changeAttachment, restoreAttachments, writeAttachments } from "./attachment-store";
import { type DraftAttachment, fromContent, thoseThatFit } from "./draft-attachment";
import { holdFile, letGo } from "./held-files";
import { cancelUpload, startUpload } from "./uploads";

/** Adds files to the draft of a thread. Returns a sentence where not all of them fit. */
export function attachFiles(threadId: string | null, files: readonly File[]): string | null {
  const present = attachmentsOf(threadId);
  const added = thoseThatFit(present, files).map(toAttachment);
  writeAttachments(threadId, [...present, ...added]);
  for (const { key } of added) startUpload(key);
  if (added.length === files.length) return null;
  return `A message takes ${ATTACHMENTS_MAX} files; ${files.length - added.length} of yours did not fit.`;
}

function toAttachment(file: File): DraftAttachment {
  const key = newId();
  holdFile(key, file);
  const { name, size, type } = file;
  return { key, attachmentId: null, name, size, type, role: null, progress: { state: "waiting" } };
}

/** Adds content that needs no bytes of ours: an address, or files of a message that comes back. */
export function attachContent(threadId: string | null, contents: readonly MediaContent[]): void {
  const present = attachmentsOf(threadId);
  const added = thoseThatFit(present, contents).map((content) => fromContent(newId(), content));
  writeAttachments(threadId, [...present, ...added]);
}

export function removeAttachment(threadId: string | null, { key, attachmentId }: DraftAttachment): void {
  cancelUpload(key);
  letGo(key);
  writeAttachments(
    threadId,
    attachmentsOf(threadId).filter((other) => other.key !== key),
  );
  // What is left there without a message is swept away in time.
  if (attachmentId) api.removeAttachment(attachmentId).catch(() => undefined);
}

/** The same place and the same key, with a file chosen again for one whose bytes are gone. */
export function replaceFile(attachment: DraftAttachment, file: File): void {
  letGo(attachment.key);
  holdFile(attachment.key, file);
  const { name, size, type } = file;
  changeAttachment(attachment.key, { name, size, type, attachmentId: null });
  startUpload(attachment.key);
}

export function setRole(attachmentKey: string, role: ReferenceRole | null): void {
  changeAttachment(attachmentKey, { role });
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
