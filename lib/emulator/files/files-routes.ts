import { downloadSnapshot } from "../environments/files-routes.ts";
import { refuseClassic } from "../errors.ts";
import { parsePage } from "../paging.ts";
import { json, type RouteRequest } from "../router.ts";
import { type FileStore, type StoredFile, toFileUri } from "./file-store.ts";

const DEFAULT_PAGE_SIZE = 10;
const LARGEST_PAGE_SIZE = 100;

/** The API's words for a file that is not there and for one of somebody else. */
export function noPermission(name: string): string {
  const id = name.replace(/^files\//, "");
  return `You do not have permission to access the File ${id} or it may not exist.`;
}

export function getFile({ parameters, emulator }: RouteRequest): Response {
  return json(toFileResource(knownFile(emulator.files, parameters.id), emulator.files));
}

export function deleteFile({ parameters, emulator }: RouteRequest): Response {
  emulator.files.delete(knownFile(emulator.files, parameters.id).name);
  return json({});
}

export function listFiles({ query, emulator }: RouteRequest): Response {
  const { rows, nextPageToken } = parsePage(emulator.files.all(), query, {
    kind: "files",
    defaultSize: DEFAULT_PAGE_SIZE,
    largestSize: LARGEST_PAGE_SIZE,
  });
  const files = rows.map((file) => toFileResource(file, emulator.files));
  return json({ ...(files.length > 0 && { files }), ...(nextPageToken && { nextPageToken }) });
}

/** Uploads come in and never out again; what was made comes out. */
export function downloadFile({ parameters, emulator }: RouteRequest): Response {
  const snapshotOf = /^environment-(.+)$/.exec(parameters.id ?? "")?.[1];
  if (snapshotOf) return downloadSnapshot(emulator, snapshotOf);
  const { made, mimeType } = knownFile(emulator.files, parameters.id);
  if (made) return new Response(made, { headers: { "content-type": mimeType } });
  throw refuseClassic(400, "Only generated files can be downloaded, not uploaded ones.");
}

export function toFileResource(file: StoredFile, files: FileStore) {
  const state = files.stateOf(file);
  return {
    name: file.name,
    ...(file.displayName && { displayName: file.displayName }),
    mimeType: file.mimeType,
    sizeBytes: String(file.sizeBytes),
    createTime: new Date(file.createdMs).toISOString(),
    updateTime: new Date(state === "PROCESSING" ? file.createdMs : file.readyMs).toISOString(),
    expirationTime: new Date(file.expiresMs).toISOString(),
    sha256Hash: file.sha256,
    uri: toFileUri(file.name),
    ...(file.made && { downloadUri: `${toFileUri(file.name)}:download?alt=media` }),
    state,
    source: file.made ? "GENERATED" : "UPLOADED",
    ...(state === "ACTIVE" && toVideoMetadata(file)),
    ...(state === "FAILED" && { error: { code: 3, message: file.failure, details: [] } }),
  };
}

function toVideoMetadata({ mimeType, facts }: StoredFile) {
  if (!mimeType.startsWith("video/") || facts.seconds === undefined) return {};
  return { videoMetadata: { videoDuration: `${Math.round(facts.seconds)}s` } };
}

function knownFile(files: FileStore, id = ""): StoredFile {
  const name = `files/${id}`;
  const file = files.get(name);
  if (file) return file;
  if (files.hasExpired(name)) throw refuseClassic(404, `File ${id} has expired and was deleted.`);
  throw refuseClassic(403, noPermission(name));
}
