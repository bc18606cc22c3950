import type { MediaContent, ReferenceRole } from "@/lib/protocol/media";
import { ATTACHMENTS_MAX, mediaIdOf } from "@/lib/protocol/media";

/** How far a file of a draft is. Only a stored one can be sent. */
export type Progress =
  | { state: "waiting" }
  | { state: "hashing" }
  | { state: "uploading"; sentBytes: number }
  | { state: "stored"; content: MediaContent }
  | { state: "failed"; sentence: string; canRetry: boolean }
  /** The page was left while it was on its way, and the bytes were left with it. */
  | { state: "interrupted" };

/** A file that goes with the next message of a thread. Its bytes are not here: see `held-files`. */
export type DraftAttachment = {
  /** Of this page; the server's id is `attachmentId`. */
  key: string;
  attachmentId: string | null;
  name: string;
  size: number;
  type: string;
  role: ReferenceRole | null;
  progress: Progress;
};

export function isOnItsWay({ progress }: DraftAttachment): boolean {
  return progress.state === "waiting" || progress.state === "hashing" || progress.state === "uploading";
}

/** Of new files those that still fit into one message. */
export function thoseThatFit<T>(present: readonly unknown[], added: readonly T[]): readonly T[] {
  return added.slice(0, Math.max(0, ATTACHMENTS_MAX - present.length));
}

/** Content that is stored already, as an attachment of a draft: of a message that came back, or a link. */
export function fromContent(key: string, content: MediaContent): DraftAttachment {
  const { referenceRole, ...block } = content;
  return {
    key,
    attachmentId: mediaIdOf(content.uri),
    name: content.media?.name ?? content.uri ?? "",
    size: content.media?.size ?? 0,
    type: content.mime_type ?? "",
    role: referenceRole ?? null,
    progress: { state: "stored", content: block as MediaContent },
  };
}

/** What is written down of it: where the bytes were still to go, they will be gone with the page. */
export function toSaved(attachment: DraftAttachment): DraftAttachment {
  const { progress } = attachment;
  const needsBytes = isOnItsWay(attachment) || (progress.state === "failed" && progress.canRetry);
  return needsBytes ? { ...attachment, progress: { state: "interrupted" } } : attachment;
}

/** What was written down, if it still makes sense. */
export function parseSaved(value: unknown): DraftAttachment[] {
  return Array.isArray(value) ? value.filter(isSaved) : [];
}

function isSaved(value: unknown): value is DraftAttachment {
  const { key, name, size, progress } = (value ?? {}) as Partial<DraftAttachment>;
  const isWhole = progress?.state !== "stored" || typeof progress.content?.type === "string";
  return (
    typeof key === "string" &&
    typeof name === "string" &&
    typeof size === "number" &&
    Boolean(progress) &&
    isWhole
  );
}
