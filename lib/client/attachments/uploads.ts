import { changeAttachment, findAttachment, showProgress } from "./attachment-store";
import { bringFile, failureOf, isForgotten } from "./bring-file";
import { heldFile } from "./held-files";

// As many as a browser opens connections for beside an answer that streams.
const AT_ONCE = 3;

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
  const { content } = await bringFile(file, {
    name: attachment.name,
    attachmentId: attachment.attachmentId,
    onAnnounced: (attachmentId) => changeAttachment(attachmentKey, { attachmentId }),
    onProgress: (progress) => showProgress(attachmentKey, progress),
    signal,
  });
  if (content) changeAttachment(attachmentKey, { progress: { state: "stored", content } });
}

function noteFailure(attachmentKey: string, cause: unknown): void {
  if (cause instanceof Cancelled) return;
  if (isForgotten(cause)) changeAttachment(attachmentKey, { attachmentId: null });
  changeAttachment(attachmentKey, { progress: { state: "failed", ...failureOf(cause) } });
}
