import { api } from "@/lib/client/api";
import { tCount } from "@/lib/i18n/translate";
import { newId } from "@/lib/protocol/id";
import { ATTACHMENTS_MAX, type ReferenceRole } from "@/lib/protocol/media";
import { attachmentsOf, changeAttachment, writeAttachments } from "./attachment-store";
import { type DraftAttachment, thoseThatFit } from "./draft-attachment";
import { holdFile, letGo } from "./held-files";
import { cancelUpload, startUpload } from "./uploads";

/** Adds files to the draft of a thread. Returns a sentence where not all of them fit. */
export function attachFiles(threadId: string | null, files: readonly File[]): string | null {
  const present = attachmentsOf(threadId);
  const added = thoseThatFit(present, files).map(toAttachment);
  writeAttachments(threadId, [...present, ...added]);
  for (const { key } of added) startUpload(key);
  if (added.length === files.length) return null;
  return tCount(
    files.length - added.length,
    "A message takes {most} files; {count} of yours did not fit.",
    "A message takes {most} files; {count} of yours did not fit.",
    { most: ATTACHMENTS_MAX },
  );
}

function toAttachment(file: File): DraftAttachment {
  const key = newId();
  holdFile(key, file);
  const { name, size, type } = file;
  return { key, attachmentId: null, name, size, type, role: null, progress: { state: "waiting" } };
}

export function removeAttachment(threadId: string | null, { key, attachmentId }: DraftAttachment): void {
  cancelUpload(key);
  letGo(key);
  writeAttachments(
    threadId,
    attachmentsOf(threadId).filter((other) => other.key !== key),
  );
  forgetAtServer(attachmentId);
}

/** What is left there without a message is swept away in time, so this need not succeed. */
function forgetAtServer(attachmentId: string | null): void {
  if (attachmentId) api.removeAttachment(attachmentId).catch(() => undefined);
}

/** The same place and the same key, with a file chosen again for one whose bytes are gone. */
export function replaceFile(attachment: DraftAttachment, file: File): void {
  forgetAtServer(attachment.attachmentId);
  letGo(attachment.key);
  holdFile(attachment.key, file);
  const { name, size, type } = file;
  changeAttachment(attachment.key, { name, size, type, attachmentId: null });
  startUpload(attachment.key);
}

export function setRole(attachmentKey: string, role: ReferenceRole | null): void {
  changeAttachment(attachmentKey, { role });
}
