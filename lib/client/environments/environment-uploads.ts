import { ApiError, environmentFileAddress } from "@/lib/client/api";
import { sendBytes } from "@/lib/client/send-bytes";
import { ENVIRONMENT_FILE_MAX_BYTES } from "@/lib/protocol/api-agents";
import { newId } from "@/lib/protocol/id";
import { loadEnvironment } from "./environment-actions";
import { type EnvironmentUpload, type UploadProgress, useEnvironmentState } from "./environment-state";
import { isFilePath } from "./file-paths";

const AT_ONCE = 2;
const LOST = "The connection was lost while the file was on its way.";
const TOO_LARGE = "An environment takes files of up to 20 MB.";
const BAD_NAME = "A file's name cannot have these here: \\ ? # %. Rename it first.";

const files = new Map<string, File>();
const queue: string[] = [];
const running = new Map<string, AbortController>();

class Cancelled extends Error {}

export type AddedFile = { path: string; file: File };

/** Brings files into an environment, in the place of what is there. What cannot be brought says so and is not sent. */
export function addFiles(environmentId: string, added: readonly AddedFile[]): void {
  const uploads = added.map(({ path, file }): EnvironmentUpload => {
    const key = newId();
    const sentence = refusalOf(path, file);
    if (!sentence) files.set(key, file);
    const progress: UploadProgress = sentence
      ? { state: "failed", sentence, canRetry: false }
      : { state: "waiting" };
    return { key, environmentId, path, size: file.size, progress };
  });
  useEnvironmentState.setState((state) => ({ uploads: [...uploads, ...state.uploads] }));
  // Added a second time, it is still there once.
  window.addEventListener("beforeunload", handleUnload);
  for (const { key, progress } of uploads) if (progress.state === "waiting") queue.push(key);
  startNext();
}

export function retryUpload(key: string): void {
  change(key, { state: "waiting" });
  queue.push(key);
  startNext();
}

/** Breaks off what is on its way, or forgets what has failed. */
export function cancelUpload(key: string): void {
  const position = queue.indexOf(key);
  if (position !== -1) queue.splice(position, 1);
  running.get(key)?.abort(new Cancelled());
  drop(key);
}

function refusalOf(path: string, { size }: File): string | null {
  if (size > ENVIRONMENT_FILE_MAX_BYTES) return TOO_LARGE;
  return isFilePath(path) ? null : BAD_NAME;
}

/** Files that have not come to the server yet go with the page: the browser asks before that. */
function handleUnload(event: BeforeUnloadEvent): void {
  if (running.size > 0 || queue.length > 0) event.preventDefault();
}

function startNext(): void {
  const key = running.size < AT_ONCE ? queue.shift() : undefined;
  if (key === undefined) return;
  const abort = new AbortController();
  running.set(key, abort);
  void upload(key, abort.signal)
    .catch((cause: unknown) => noteFailure(key, cause))
    .finally(() => {
      running.delete(key);
      startNext();
    });
  startNext();
}

async function upload(key: string, signal: AbortSignal): Promise<void> {
  const file = files.get(key);
  const known = useEnvironmentState.getState().uploads.find((other) => other.key === key);
  if (!file || !known) return;
  const { environmentId, path } = known;
  const onProgress = (sentBytes: number) => change(key, { state: "uploading", sentBytes });
  onProgress(0);
  await sendBytes(environmentFileAddress(environmentId, path), file, { onProgress, signal });
  // Listed before it goes from here, it is in the page all the time.
  await loadEnvironment(environmentId);
  drop(key);
}

function noteFailure(key: string, cause: unknown): void {
  if (cause instanceof Cancelled) return;
  const isRefused = cause instanceof ApiError;
  const sentence = isRefused ? cause.message : LOST;
  change(key, { state: "failed", sentence, canRetry: !isRefused || ![400, 404, 413].includes(cause.status) });
}

function change(key: string, progress: UploadProgress): void {
  useEnvironmentState.setState(({ uploads }) => ({
    uploads: uploads.map((upload) => (upload.key === key ? { ...upload, progress } : upload)),
  }));
}

function drop(key: string): void {
  files.delete(key);
  useEnvironmentState.setState(({ uploads }) => ({
    uploads: uploads.filter((upload) => upload.key !== key),
  }));
}
