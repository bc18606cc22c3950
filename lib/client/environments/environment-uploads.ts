import { environmentFileAddress } from "@/lib/client/agents/agents-api";
import { ApiError } from "@/lib/client/request";
import { sendBytes } from "@/lib/client/send-bytes";
import { createUploadQueue } from "@/lib/client/upload-queue";
import { msg, t } from "@/lib/i18n/translate";
import { ENVIRONMENT_FILE_MAX_BYTES } from "@/lib/protocol/api-agents";
import { newId } from "@/lib/protocol/id";
import { loadEnvironment } from "./environment-actions";
import { type EnvironmentUpload, type UploadProgress, useEnvironmentState } from "./environment-state";
import { isFilePath } from "./file-paths";

const LOST = msg("The connection was lost while the file was on its way.");
const TOO_LARGE = msg("An environment takes files of up to 20 MB.");
const BAD_NAME = msg("A file's name cannot have these here: \\ ? # %. Rename it first.");

const queue = createUploadQueue({ upload, onFailure: noteFailure });

export type AddedFile = { path: string; file: File };

/** Brings files into an environment, in the place of what is there. What cannot be brought says so and is not sent. */
export function addFiles(environmentId: string, added: readonly AddedFile[]): void {
  const uploads = added.map(({ path, file }): EnvironmentUpload => {
    const sentence = refusalOf(path, file);
    const progress: UploadProgress = sentence
      ? { state: "failed", sentence, canRetry: false }
      : { state: "waiting" };
    return { key: newId(), environmentId, path, size: file.size, progress };
  });
  useEnvironmentState.setState((state) => ({ uploads: [...uploads, ...state.uploads] }));
  for (const [index, { file }] of added.entries()) {
    const made = uploads[index];
    if (made?.progress.state === "waiting") queue.add(made.key, file);
  }
}

export function retryUpload(key: string): void {
  change(key, { state: "waiting" });
  queue.retry(key);
}

/** Breaks off what is on its way, or forgets what has failed. */
export function cancelUpload(key: string): void {
  queue.cancel(key);
  drop(key);
}

function refusalOf(path: string, { size }: File): string | null {
  if (size > ENVIRONMENT_FILE_MAX_BYTES) return t(TOO_LARGE);
  return isFilePath(path) ? null : t(BAD_NAME);
}

async function upload(key: string, file: File, signal: AbortSignal): Promise<void> {
  const known = useEnvironmentState.getState().uploads.find((other) => other.key === key);
  if (!known) return;
  const { environmentId, path } = known;
  const onProgress = (sentBytes: number) => change(key, { state: "uploading", sentBytes });
  onProgress(0);
  await sendBytes(environmentFileAddress(environmentId, path), file, { onProgress, signal });
  // Listed before it goes from here, it is in the page all the time.
  await loadEnvironment(environmentId);
  drop(key);
}

function noteFailure(key: string, cause: unknown): void {
  const isRefused = cause instanceof ApiError;
  const sentence = isRefused ? cause.message : t(LOST);
  change(key, { state: "failed", sentence, canRetry: !isRefused || ![400, 404, 413].includes(cause.status) });
}

function change(key: string, progress: UploadProgress): void {
  useEnvironmentState.setState(({ uploads }) => ({
    uploads: uploads.map((upload) => (upload.key === key ? { ...upload, progress } : upload)),
  }));
}

function drop(key: string): void {
  useEnvironmentState.setState(({ uploads }) => ({
    uploads: uploads.filter((upload) => upload.key !== key),
  }));
}
