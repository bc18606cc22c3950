import { ApiError, api } from "@/lib/client/api";
import { ensureSession } from "@/lib/client/session";
import { ERRORS } from "@/lib/protocol/errors";
import { FILE_NAME_MAX_LENGTH } from "@/lib/protocol/media";
import { changeAttachment, findAttachment, showProgress } from "./attachment-store";
import { hashFile } from "./hash-file";
import { heldFile } from "./held-files";
import { sendBytes } from "./send-bytes";

// As many as a browser opens connections for beside an answer that streams.
const AT_ONCE = 3;
const RETRY_AFTER_MS = 1_500;
const LOST = "The connection was lost while the file was on its way.";
const UNREADABLE = "The file cannot be read any more. Remove it and choose it again.";

const queue: string[] = [];
const running = new Map<string, AbortController>();

/** Brings a file of a draft to the server, in its turn. */
export function startUpload(attachmentKey: string): void {
  if (running.has(attachmentKey) || queue.includes(attachmentKey)) return;
  changeAttachment(attachmentKey, { progress: { state: "waiting" } });
  queue.push(attachmentKey);
  startNext();
}

/** Breaks off what is on its way, or takes it out of the queue. */
export function cancelUpload(attachmentKey: string): void {
  const position = queue.indexOf(attachmentKey);
  if (position !== -1) queue.splice(position, 1);
  running.get(attachmentKey)?.abort(new Cancelled());
}

class Cancelled extends Error {}

function startNext(): void {
  const attachmentKey = running.size < AT_ONCE ? queue.shift() : undefined;
  if (attachmentKey === undefined) return;
  const abort = new AbortController();
  running.set(attachmentKey, abort);
  void upload(attachmentKey, abort.signal)
    .catch((cause: unknown) => noteFailure(attachmentKey, cause))
    .finally(() => {
      running.delete(attachmentKey);
      startNext();
    });
  startNext();
}

async function upload(attachmentKey: string, signal: AbortSignal): Promise<void> {
  const file = heldFile(attachmentKey);
  const attachment = findAttachment(attachmentKey)?.attachment;
  if (!file || !attachment) return;
  if (file.size === 0) return fail(attachmentKey, ERRORS.empty_file.message, false);
  showProgress(attachmentKey, { state: "hashing" });
  const sha256 = await hashFile(file, signal).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new Unreadable(cause);
  });
  // The cookie first: files that begin at once must all be of one person.
  await ensureSession();
  const name = toName(attachment.name);
  const onProgress = (sentBytes: number) => showProgress(attachmentKey, { state: "uploading", sentBytes });
  let announcedId = attachment.attachmentId;
  const send = async () => {
    if (announcedId === null) {
      const announced = await api.announceAttachment(
        { name, size: file.size, sha256, type: file.type },
        signal,
      );
      announcedId = announced.id;
      changeAttachment(attachmentKey, { attachmentId: announced.id });
      if (announced.content) return announced;
    }
    onProgress(0);
    return sendBytes(announcedId, file, { onProgress, signal });
  };
  const { content } = await send().catch((cause: unknown) => sendAgain(cause, send, signal));
  if (content) changeAttachment(attachmentKey, { progress: { state: "stored", content } });
}

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

function noteFailure(attachmentKey: string, cause: unknown): void {
  if (cause instanceof Cancelled) return;
  // Room that was kept is used by the next try; what was refused for good is forgotten there at once.
  if (cause instanceof ApiError && (cause.status === 415 || cause.status === 404))
    changeAttachment(attachmentKey, { attachmentId: null });
  if (cause instanceof ApiError) fail(attachmentKey, cause.message, canTryAgain(cause));
  else if (cause instanceof Unreadable) fail(attachmentKey, UNREADABLE, false);
  else fail(attachmentKey, LOST, true);
}

/** A file that is not taken will not be taken the next time either, but room can be made. */
function canTryAgain({ status, code }: ApiError): boolean {
  const isFinal = [400, 413, 415].includes(status);
  return !isFinal || code === "upload_incomplete" || code === "quota_used_up";
}

function fail(attachmentKey: string, sentence: string, canRetry: boolean): void {
  changeAttachment(attachmentKey, { progress: { state: "failed", sentence, canRetry } });
}

/** The server's limit is in characters, and the end of a name says what the file is. */
function toName(name: string): string {
  return name.length <= FILE_NAME_MAX_LENGTH ? name : name.slice(-FILE_NAME_MAX_LENGTH);
}
