import { refuseClassic } from "../errors.ts";
import { createFileId } from "../ids.ts";
import type { RouteRequest } from "../router.ts";
import type { EmulatorState } from "../state.ts";
import { isObject } from "../wire.ts";
import { parseFileFaults } from "./file-faults.ts";
import { Upload, type UploadPlan } from "./upload.ts";

/** Bytes of a chunk that is not the last come in multiples of it. */
export const GRANULARITY = 256 * 1024;
const LARGEST_FILE = 2 * 1024 ** 3;
const LONGEST_DISPLAY_NAME = 512;
const MOST_UPLOADS = 1_000;

/** POST /upload/files with the command `start`: answers where the bytes are to go. */
export function startUpload(request: RouteRequest): Response {
  const { body, headers, emulator } = request;
  const file = isObject(body) && isObject(body.file) ? body.file : {};
  const displayName = parseDisplayName(file.displayName);
  return startUploadOf(
    request,
    {
      name: parseName(file.name, emulator),
      ...(displayName && { displayName }),
      mimeType: parseMimeType(file.mimeType ?? headers.get("x-goog-upload-header-content-type")),
      faults: parseFileFaults(displayName ?? headers.get("x-goog-upload-file-name") ?? ""),
    },
    file.sizeBytes,
  );
}

/** The start of any upload; what is planned says what becomes of the bytes. */
export function startUploadOf(
  { headers, url, emulator }: RouteRequest,
  plan: Omit<UploadPlan, "id" | "sizeBytes">,
  announcedBytes?: unknown,
): Response {
  if (headers.get("x-goog-upload-protocol") !== "resumable") {
    throw refuseClassic(400, "The emulator takes uploads by the resumable protocol only.");
  }
  if (headers.get("x-goog-upload-command") !== "start") {
    throw refuseClassic(400, "Invalid X-Goog-Upload-Command: an upload begins with 'start'.");
  }
  const announced = headers.get("x-goog-upload-header-content-length") ?? announcedBytes;
  // Of all files only those of an environment may be empty.
  const sizeBytes = plan.onto && Number(announced) === 0 ? 0 : parseSize(announced);
  const id = emulator.random.characters(40, "0123456789abcdef");
  keep(emulator, new Upload({ id, ...plan, ...(sizeBytes !== undefined && { sizeBytes }) }));
  return new Response(null, {
    status: 200,
    headers: {
      "x-goog-upload-url": `${url.origin}${url.pathname}?upload_id=${id}&upload_protocol=resumable`,
      "x-goog-upload-status": "active",
      "x-goog-upload-chunk-granularity": String(GRANULARITY),
    },
  });
}

function keep({ uploads }: EmulatorState, upload: Upload): void {
  const oldest = uploads.keys().next().value;
  if (uploads.size >= MOST_UPLOADS && oldest !== undefined) uploads.delete(oldest);
  uploads.set(upload.plan.id, upload);
}

function parseName(value: unknown, { files, random }: EmulatorState): string {
  if (value === undefined || value === null || value === "") return `files/${createFileId(random)}`;
  const name = String(value).startsWith("files/") ? String(value) : `files/${String(value)}`;
  if (!/^files\/[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(name)) {
    throw refuseClassic(400, "* CreateFileRequest.file.name: may hold at most 40 of a-z, 0-9 and -.");
  }
  if (files.has(name)) throw refuseClassic(409, `Requested entity already exists: ${name}`);
  return name;
}

function parseDisplayName(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string" || value.length > LONGEST_DISPLAY_NAME) {
    throw refuseClassic(
      400,
      `* CreateFileRequest.file.display_name: at most ${LONGEST_DISPLAY_NAME} characters.`,
    );
  }
  return value;
}

export function parseMimeType(value: unknown): string {
  if (typeof value === "string" && /^[\w.+-]+\/[\w.+-]+/.test(value)) return value;
  throw refuseClassic(400, "* CreateFileRequest.file.mime_type: mime_type is not specified or not valid.");
}

function parseSize(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const size = Number(value);
  if (!Number.isInteger(size) || size <= 0) throw refuseClassic(400, "Invalid upload size.");
  if (size > LARGEST_FILE) throw refuseClassic(400, "The file is larger than the limit of 2 GB.");
  return size;
}
