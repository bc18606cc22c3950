import { api } from "@/lib/client/api";
import { ApiError } from "@/lib/client/request";
import { sendBytes } from "@/lib/client/send-bytes";
import { ensureSession } from "@/lib/client/session";
import { msg, t } from "@/lib/i18n/translate";
import type { Attachment } from "@/lib/protocol/api";
import { ERRORS } from "@/lib/protocol/errors";
import { FILE_NAME_MAX_LENGTH } from "@/lib/protocol/media";
import type { Progress } from "./draft-attachment";
import { hashFile } from "./hash-file";

const RETRY_AFTER_MS = 1_500;
const LOST = msg("The connection was lost while the file was on its way.");
const UNREADABLE = msg("The file cannot be read any more. Remove it and choose it again.");

type Bringing = {
  name: string;
  /** Under which it was announced before; null the first time. */
  attachmentId: string | null;
  onAnnounced(attachmentId: string): void;
  onProgress(progress: Extract<Progress, { state: "hashing" | "uploading" }>): void;
  signal: AbortSignal;
};

/** Brings a file to the server. What it throws, `failureOf` can read; or it is the signal's reason. */
export async function bringFile(file: File, { name, signal, ...bringing }: Bringing): Promise<Attachment> {
  if (file.size === 0) throw new Empty();
  bringing.onProgress({ state: "hashing" });
  const sha256 = await hashFile(file, signal).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new Unreadable(cause);
  });
  // The cookie first: files that begin at once must all be of one person.
  await ensureSession();
  const onProgress = (sentBytes: number) => bringing.onProgress({ state: "uploading", sentBytes });
  let { attachmentId } = bringing;
  const send = async () => {
    if (attachmentId === null) {
      const { size, type } = file;
      const announced = await api.announceAttachment({ name: toName(name), size, sha256, type }, signal);
      attachmentId = announced.id;
      bringing.onAnnounced(announced.id);
      if (announced.content) return announced;
    }
    onProgress(0);
    return sendBytes<Attachment>(`/api/attachments/${attachmentId}`, file, { onProgress, signal });
  };
  return send().catch((cause: unknown) => sendAgain(cause, send, signal));
}

class Empty extends Error {}

class Unreadable extends Error {
  constructor(cause: unknown) {
    super("unreadable", { cause });
  }
}

/** A connection that broke is tried once more by itself; what the server refused is not. */
async function sendAgain<T>(cause: unknown, send: () => Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  if (cause instanceof ApiError) throw cause;
  await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
  signal.throwIfAborted();
  return send();
}

type Failure = { sentence: string; canRetry: boolean };

/** Why a file did not come to the server, and whether it can be tried again. */
export function failureOf(cause: unknown): Failure {
  if (cause instanceof Empty) return { sentence: t(ERRORS.empty_file.message), canRetry: false };
  if (cause instanceof Unreadable) return { sentence: t(UNREADABLE), canRetry: false };
  if (cause instanceof ApiError) return { sentence: cause.message, canRetry: canTryAgain(cause) };
  return { sentence: t(LOST), canRetry: true };
}

/** Room that was kept is used by the next try; what was refused for good is forgotten there at once. */
export function isForgotten(cause: unknown): boolean {
  return cause instanceof ApiError && (cause.status === 415 || cause.status === 404);
}

/** A file that is not taken will not be taken the next time either, but room can be made. */
function canTryAgain({ status, code }: ApiError): boolean {
  const isFinal = [400, 413, 415].includes(status);
  return !isFinal || code === "upload_incomplete" || code === "quota_used_up";
}

/** The server's limit is in characters, and the end of a name says what the file is. */
function toName(name: string): string {
  return name.length <= FILE_NAME_MAX_LENGTH ? name : name.slice(-FILE_NAME_MAX_LENGTH);
}
